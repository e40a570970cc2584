import { readFileSync } from 'node:fs';
import { loadOrganization } from '../../src/config/load';

/** An edit of an organization file that is applied. */
export interface Edit {
  /** keys down to the value, indices as texts */
  readonly at: readonly string[];
  /** the key in the schema: `accounts.[].email` */
  readonly place: string;
  readonly was: unknown;
  /** undefined where it is taken out */
  readonly value: unknown;
}

export type Data = Record<string, unknown>;

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schema = JSON.parse(readFileSync('config/organization.schema.json', 'utf8')) as Schema;

const folder = '__tests__/stacks/every-text';

/** Files that the organization file names. */
export const beside = Object.fromEntries(
  ['policy.json', 'inline.json', 'pack.yaml'].map((name) => [
    name,
    readFileSync(`${folder}/${name}`, 'utf8'),
  ]),
);

/** A key of the schema with all that may stand there. */
interface Place {
  readonly path: readonly string[];
  readonly schemas: readonly Schema[];
}

function resolved(each: Schema): Schema[] {
  if (each.allOf) return each.allOf.flatMap(resolved).concat(each.properties ? [each] : []);
  if (each.$ref) return resolved(schema.definitions?.[each.$ref.replace('#/definitions/', '')] ?? {});
  return each.anyOf ? each.anyOf.flatMap(resolved) : [each];
}

/** Every key of the schema below a top-level one. */
export function placesOf(top: string): Place[] {
  const found: Place[] = [];
  const walk = (each: Schema, path: readonly string[], within: readonly Schema[]): void => {
    const schemas = resolved(each).filter((one) => !within.includes(one));
    if (schemas.length === 0) return;
    found.push({ path, schemas });
    for (const one of schemas) {
      const inside = [...within, one];
      if (one.items) walk(one.items, [...path, '[]'], inside);
      for (const [key, property] of Object.entries(one.properties ?? {}))
        walk(property, [...path, key], inside);
      if (typeof one.additionalProperties === 'object')
        walk(one.additionalProperties, [...path, '*'], inside);
    }
  };
  const start = schema.properties?.[top];
  if (start) walk(start, [top], []);
  return found;
}

/** Every edit below a key at the top of a file: what is there changed and removed, what is not there added. */
export function editsOf(file: Data, top: string): Edit[] {
  return placesOf(top).flatMap(({ path, schemas }) =>
    standing(file, path).flatMap((at): Edit[] => {
      const parent = valueAt(file, at.slice(0, -1));
      if (typeof parent !== 'object' || parent === null) return [];
      const was = (parent as Data)[at.at(-1) ?? ''];
      const values = [...(was === undefined ? [] : [undefined]), ...othersThan(was, schemas)];
      return values.map((value) => ({ at, place: path.join('.'), was, value }));
    }),
  );
}

/** Edits that can be made at once, in as few groups as they take: none stands in another, and no list loses two entries. */
export function grouped(edits: readonly Edit[]): Edit[][] {
  const groups: Edit[][] = [];
  for (const edit of edits) {
    const group = groups.find((each) => each.every((other) => !meet(edit, other)));
    if (group) group.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

/** Of each value its removal and the first change that is accepted. */
export function firstAccepted(edits: readonly Edit[], isAccepted: (edit: Edit) => boolean): Edit[] {
  const changed = new Set<string>();
  return edits.filter((edit) => {
    const place = edit.at.join('.');
    if ((edit.value !== undefined && changed.has(place)) || !isAccepted(edit)) return false;
    if (edit.value !== undefined) changed.add(place);
    return true;
  });
}

function meet(one: Edit, other: Edit): boolean {
  const [a, b] = [one, other].map(({ at, value }) => {
    // An entry that goes makes all of its list others.
    const whole = value === undefined && /^\d+$/.test(at.at(-1) ?? '') ? at.slice(0, -1) : at;
    return `${whole.join('.')}.`;
  }) as [string, string];
  return a.startsWith(b) || b.startsWith(a);
}

/** The file after some edits. */
export const edited = (file: Data, edits: readonly Edit[]): Data =>
  edits.reduce((rest, { at, value }) => withValue(rest, at, value), structuredClone(file));

/** An edit in a line: `logging.trail.name: "a" → "b"`. */
export function nameOf({ at, was, value }: Edit): string {
  const shown = (each: unknown) => (each === undefined ? 'none' : JSON.stringify(each).slice(0, 60));
  return `${at.join('.')}: ${shown(was)} → ${shown(value)}`;
}

/** Where a key of the schema stands in a file, or could stand: every entry of lists and maps. */
function standing(data: unknown, path: readonly string[]): string[][] {
  const [step, ...rest] = path;
  if (step === undefined) return [[]];
  if (typeof data !== 'object' || data === null) return [];
  // The first and the last entry stand for all.
  const entries = Object.keys(data);
  const ends = [...new Set([...entries.slice(0, 1), ...entries.slice(-1)])];
  const keys = step === '*' || step === '[]' ? ends : [step];
  return keys.flatMap((key) =>
    rest.length === 0 || (data as Data)[key] !== undefined
      ? standing((data as Data)[key], rest).map((after) => [key, ...after])
      : [],
  );
}

const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce((at, key) => (at as Data | undefined)?.[key], data);

function withValue(file: Data, at: readonly string[], value: unknown): Data {
  const parent = valueAt(file, at.slice(0, -1)) as Data | unknown[];
  const last = at.at(-1) ?? '';
  if (value !== undefined) (parent as Data)[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return file;
}

/** Values that may stand at a place instead of the one that does. */
function othersThan(was: unknown, schemas: readonly Schema[]): unknown[] {
  const all = schemas.flatMap((one) => valuesOf(was, one));
  const unique = new Map(all.map((value) => [JSON.stringify(value), value]));
  unique.delete(JSON.stringify(was));
  return [...unique.values()];
}

function valuesOf(was: unknown, one: Schema): unknown[] {
  if (one.const !== undefined) return [one.const];
  // The weaker values stand behind the stronger ones nearly everywhere.
  if (one.enum) return one.enum.slice(0, 4).reverse();
  if (one.type === 'boolean') return [true, false];
  if (one.type === 'integer' || one.type === 'number') return numbersBeside(was, one);
  if (one.type === 'array') return Array.isArray(was) && was.length ? [[]] : [];
  if (one.type === 'object') return was === undefined ? [{}] : [];
  if (one.type !== 'string') return [];
  if (typeof was !== 'string') return [...(one.examples ?? []).slice(0, 1), ...standIns];
  const standIn = standIns.find((other) => other !== was && kindOf(other) === kindOf(was));
  return standIn
    ? [standIn]
    : [`${was}x`, was.replace(/\d(?=\D*$)/, (digit) => `${(Number(digit) + 1) % 10}`)];
}

function numbersBeside(was: unknown, { default: standard, minimum = 0, maximum = 1e9 }: Schema): number[] {
  const now = Number(was ?? standard ?? (minimum || 1));
  return [now - 1, now + 1].filter((number) => number >= minimum && number <= maximum);
}

/** An account, an OU and a region of the file, for texts that name one. */
const standIns = ['network', 'Security', 'eu-west-1'];

function kindOf(text: string): string {
  const { accounts, organization } = full as {
    accounts: { name: string }[];
    organization: { governedRegions: string[] };
  };
  if (accounts.some(({ name }) => name === text)) return 'account';
  if (/^(Security|Suspended|Workloads)/.test(text)) return 'OU';
  return organization.governedRegions.includes(text) ? 'region' : 'text';
}

/** What a part of the file needs beside it. */
const needs: Readonly<Record<string, readonly string[]>> = {
  config: ['logging', 'notifications'],
  findings: ['securityHub', 'notifications', 'guardDuty', 'config', 'logging'],
  guardDuty: ['logging', 'notifications'],
  macie: ['logging', 'notifications', 'guardDuty'],
  securityHub: ['config', 'logging', 'notifications'],
  securityLake: ['logging', 'notifications'],
  logging: ['notifications', 'guardDuty'],
  notifications: ['logging'],
};

/** What every part needs. */
const shared = [
  'version',
  'organization',
  'quotas',
  'root',
  'policies',
  'accounts',
  'terraform',
  'identityCenter',
];

/** Parts that all others hang on: they are edited in the whole file. */
const whole = ['delegatedAdministrators', 'organization', 'terraform'];

const { include: _none, ...full } = loadOrganization(`${folder}/organization.yaml`).root.value as Data;

/** An organization file that is applied, with one part of the format and what that needs. */
export function fileWith(part: string): Data {
  const applied = JSON.parse(JSON.stringify(full), (key, value) =>
    key === 'formerName' || key === 'formerStack' ? undefined : value,
  ) as Data;
  if (whole.includes(part)) return applied;
  const keys = [...shared, part, ...(needs[part] ?? [])];
  const kept = (data: unknown): Data =>
    Object.fromEntries(Object.entries(data as Data).filter(([key]) => keys.includes(key)));
  return { ...kept(applied), delegatedAdministrators: kept(applied.delegatedAdministrators) };
}

/** The parts of the format. */
export const formatParts: readonly string[] = Object.keys(schema.properties ?? {}).filter(
  (key) => key !== 'include' && key !== 'version',
);
