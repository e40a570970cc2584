import { z } from 'zod';
import type { Path } from '../reading/located';

/**
 * The schema of the value at a path, inside optional, default and nullable; undefined where the path is not in the
 * schema.
 */
export function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  let here: z.core.$ZodType | undefined = schema;
  for (const step of path) here = here && below(here, step);
  return here;
}

/** The schema inside optional, default, prefault and nullable. */
function core(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
    ? core(schema.def.innerType)
    : schema;
}

/** The keys of an object schema; for a union, the keys of all its objects. */
export function keysOf(schema: z.core.$ZodType | undefined): string[] {
  if (!schema) return [];
  const inner = core(schema);
  if (inner instanceof z.ZodUnion) return inner.def.options.flatMap(keysOf);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The first example of a schema, as a value. For an optional schema, the example of its inner type. */
export function exampleValueOf(schema: z.core.$ZodType | undefined): unknown {
  if (!schema) return undefined;
  const [example] = (z.globalRegistry.get(schema)?.examples ?? []) as unknown[];
  if (example !== undefined) return example;
  const inner = core(schema);
  if (inner !== schema) return exampleValueOf(inner);
  return schema instanceof z.ZodEnum ? schema.options[0] : undefined;
}

/** The first example of a schema, as YAML on one line. For an optional schema, the example of its inner type. */
export function exampleOf(schema: z.core.$ZodType | undefined): string | undefined {
  if (!schema) return undefined;
  const [example] = (z.globalRegistry.get(schema)?.examples ?? []) as unknown[];
  if (example !== undefined) return typeof example === 'string' ? example : JSON.stringify(example);
  const inner = core(schema);
  return inner === schema ? undefined : exampleOf(inner);
}

/** The description of a schema or of the schema inside it. */
export function descriptionOf(schema: z.core.$ZodType | undefined): string | undefined {
  if (!schema) return undefined;
  const said = z.globalRegistry.get(schema)?.description;
  const inner = core(schema);
  return said ?? (inner === schema ? undefined : descriptionOf(inner));
}

function below(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  const inner = core(schema);
  if (inner instanceof z.ZodObject)
    return Object.hasOwn(inner.shape, step) ? (inner.shape[step] as z.core.$ZodType) : undefined;
  if (inner instanceof z.ZodRecord) return inner.def.valueType;
  if (inner instanceof z.ZodArray) return inner.def.element;
  if (inner instanceof z.ZodUnion) {
    return inner.def.options
      .map((option: z.core.$ZodType) => below(option, step))
      .find((found) => found !== undefined);
  }
  return undefined;
}
