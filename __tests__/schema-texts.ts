import { z } from 'zod';
import { organizationFileSchema } from '../src/config/schema/organization-file';

/** JSON Schema as far as texts need it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** A place of the format where a text stands. */
export interface TextPlace {
  /** keys from the top: `*` for any key, `[]` for any entry, `{key}` at the end for a key itself */
  readonly path: readonly string[];
  /** whether its pattern and lengths take a text */
  readonly takes: (text: string) => boolean;
}

const whole = z.toJSONSchema(organizationFileSchema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** Every place of the format where a text stands that is not one of a few words. */
export function textPlaces(): TextPlace[] {
  const places = new Map<string, TextPlace>();
  const add = (path: readonly string[], schema: Schema) =>
    places.set(path.join('.'), { path, takes: (text) => takes(schema, text) });
  everySchema((schema, path) => {
    if (schema.enum !== undefined || schema.const !== undefined) return;
    const isAnything = !schema.type && !schema.anyOf && !schema.allOf;
    if (schema.type === 'string' || isAnything) add(path, schema);
    const { additionalProperties: others, propertyNames } = schema;
    if (typeof others === 'object' && !propertyNames?.enum) add([...path, '{key}'], propertyNames ?? {});
  });
  return [...places.values()];
}

/** Every place of the format where a value stands, as a path like those of texts; an OU in an OU is not gone into. */
export function valuePlaces(): (readonly string[])[] {
  const places = new Map<string, readonly string[]>();
  everySchema((_, path) => places.set(path.join('.'), path));
  return [...places.values()].filter(({ length }) => length > 0);
}

/** Calls with every part of the format's schema and its path. */
function everySchema(visit: (schema: Schema, path: readonly string[]) => void): void {
  const walk = (schema: Schema, path: readonly string[], within: readonly string[]): void => {
    if (schema.$ref) {
      const name = schema.$ref.replace('#/$defs/', '');
      const times = within.filter((each) => each === name).length;
      if (times === 0) walk(whole.$defs?.[name] ?? {}, path, [...within, name]);
      return;
    }
    visit(schema, path);
    for (const each of schema.anyOf ?? []) walk(each, path, within);
    if (schema.items) walk(schema.items, [...path, '[]'], within);
    for (const [key, each] of Object.entries(schema.properties ?? {})) walk(each, [...path, key], within);
    if (typeof schema.additionalProperties === 'object')
      walk(schema.additionalProperties, [...path, '*'], within);
  };
  walk(whole, [], []);
}

function takes({ pattern, minLength = 0, maxLength = Infinity, allOf = [] }: Schema, text: string): boolean {
  const fits = text.length >= minLength && text.length <= maxLength;
  return (
    fits && (!pattern || new RegExp(pattern, 'u').test(text)) && allOf.every((schema) => takes(schema, text))
  );
}

/** A file as data. */
export type Data = Record<string, unknown> | unknown[];

/** Where a text stands in a file: keys, and indices as texts; `keyed` for a key. */
export interface Found {
  readonly path: readonly string[];
  readonly keyed: boolean;
}

/** The first text at a place of a file. */
export function find(
  data: unknown,
  [step, ...rest]: readonly string[],
  path: readonly string[] = [],
): Found | undefined {
  if (step === undefined) {
    if (typeof data === 'string') return { path, keyed: false };
    // Where anything may stand, some text inside.
    if (data === null || typeof data !== 'object') return undefined;
    return first(Object.keys(data).reverse(), (key) => find((data as never)[key], [], [...path, key]));
  }
  if (data === null || typeof data !== 'object') return undefined;
  const keys = Object.keys(data);
  if (step === '{key}') return keys[0] === undefined ? undefined : { path: [...path, keys[0]], keyed: true };
  const next = step === '*' || step === '[]' ? keys : keys.filter((key) => key === step);
  return first(next, (key) => find((data as never)[key], rest, [...path, key]));
}

function first<T>(keys: readonly string[], look: (key: string) => T | undefined): T | undefined {
  for (const key of keys) {
    const found = look(key);
    if (found) return found;
  }
  return undefined;
}

/** A file with a text at a place; a key is added beside the one that is there, which others refer to. */
export function withText(data: Data, { path, keyed }: Found, text: string): Data {
  const copy = structuredClone(data);
  const parent = path.slice(0, -1).reduce((at, key) => (at as never)[key], copy as unknown) as Record<
    string,
    unknown
  >;
  const last = path.at(-1) ?? '';
  parent[keyed ? text : last] = keyed ? structuredClone(parent[last]) : text;
  return copy;
}
