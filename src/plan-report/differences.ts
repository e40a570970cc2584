import { documentChangeLines, documentChanges } from '../guardrails/document-changes';
import type { AttributeChange } from '../terraform-runs/model';
import type { Naming } from './names';
import { parsed } from './parsed';

/** An attribute before and after, with what differs in it where that is a document, a list or a map. */
export interface ReportedAttribute extends AttributeChange {
  /** a line each: `+ statement`, `~ path: a → b`; none where before and after say it all */
  readonly differences: readonly string[];
  /** before and after by names of the organization file */
  readonly shown: Pick<AttributeChange, 'before' | 'after'>;
}

/** An attribute with what differs in it, by names of the organization file. */
export function reported(attribute: AttributeChange, naming: Naming): ReportedAttribute {
  const { before, after } = attribute;
  const shown = { before: naming(before), after: naming(after) };
  return { ...attribute, differences: differencesOf(attribute).map(naming), shown };
}

function differencesOf({ before, after }: AttributeChange): string[] {
  const [old, now] = [read(before), read(after)];
  if (old === unread || now === unread) return [];
  if (typeof old === 'string' && typeof now === 'string')
    return /\n/.test(old + now) ? lineChanges(old, now) : [];
  if (!isTree(old) || !isTree(now)) return [];
  if (isPlainList(old) && isPlainList(now)) return listChanges(old.map(shown), now.map(shown));
  return documentChangeLines(documentChanges(old, now));
}

const unread = Symbol('sensitive, or not known yet');

/** A value as data; a text that holds a document as the document. */
function read(text: string): unknown {
  const value = parsed(text);
  // What no JSON is stands for a value that is not shown.
  if (typeof value === 'string' && value === text) return unread;
  const inner = parsed(value);
  return isTree(inner) ? inner : value;
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isPlainList = (value: object): value is readonly unknown[] =>
  Array.isArray(value) && !value.some(isTree);

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The lines that a longer text has lost and won. */
const lineChanges = (before: string, after: string): string[] =>
  listChanges(
    before.split('\n').map((line) => line.trim()),
    after.split('\n').map((line) => line.trim()),
  );

function listChanges(before: readonly string[], after: readonly string[]): string[] {
  const [old, now] = [new Set(before), new Set(after)];
  const changes = [
    ...before.filter((entry) => !now.has(entry)).map((entry) => `- ${entry}`),
    ...after.filter((entry) => !old.has(entry)).map((entry) => `+ ${entry}`),
  ];
  return changes.length ? changes : ['~ only the order, or how often an entry is there'];
}

/** Two texts from where they begin to differ, so that neither is cut before that. */
export function fromDifference(before: string, after: string, most: number): [string, string] {
  const longest = Math.max(before.length, after.length);
  if (longest <= most) return [before, after];
  let same = 0;
  while (same < longest && before[same] === after[same]) same += 1;
  const skipped = Math.max(0, same - 20);
  const cutAt = (text: string) => {
    const rest = skipped ? `…${text.slice(skipped)}` : text;
    return rest.length > most ? `${rest.slice(0, most - 1)}…` : rest;
  };
  return [cutAt(before), cutAt(after)];
}
