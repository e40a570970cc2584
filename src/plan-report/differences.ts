import { documentChangeLines, documentChanges } from '../guardrails/document-changes';
import type { AttributeChange } from '../terraform-runs/model';
import type { Naming } from './names';
import { parsed } from './parsed';

/** A changed attribute, with its differences where it is a document, a list or a map. */
export interface ReportedAttribute extends AttributeChange {
  /** one line each: `+ statement`, `~ path: a → b`; empty where `before` and `after` are enough */
  readonly differences: readonly string[];
  /** `before` and `after`, with names of the organization file instead of ids */
  readonly shown: Pick<AttributeChange, 'before' | 'after'>;
}

/** Adds the differences to an attribute, and names of the organization file instead of ids. */
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

/** A value as data. A string that holds a JSON document is parsed. */
function read(text: string): unknown {
  const value = parsed(text);
  // A text that is not JSON is a placeholder for a value that is not shown.
  if (typeof value === 'string' && value === text) return unread;
  const inner = parsed(value);
  return isTree(inner) ? inner : value;
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isPlainList = (value: object): value is readonly unknown[] =>
  Array.isArray(value) && !value.some(isTree);

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The removed and added lines of a text. */
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

/** Two texts, both starting near their first difference, so that cutting keeps it. */
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
