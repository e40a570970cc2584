import { z } from 'zod';

/**
 * The schema of one level of an inheritance. Every key is optional, no default is filled in, and `null` removes an
 * inherited value. `.partial()` would keep the defaults: an OU that leaves a key out would override the organization.
 */
export function atOneLevel(schema: z.core.$ZodType): z.ZodType {
  const described = (made: z.ZodType) => {
    const { description, examples } = metaOf(schema);
    const standard = defaultOf(schema);
    return made.meta({
      ...(description && {
        description: description + (standard === undefined ? '' : ` Default: ${standard}.`),
      }),
      ...(Array.isArray(examples) && { examples }),
    });
  };
  return described(bare(schema).nullable().optional());
}

function bare(schema: z.core.$ZodType): z.ZodType {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodRecord) return nullableValues(inner);
  if (!(inner instanceof z.ZodObject)) return inner as z.ZodType;
  const shape: Record<string, z.core.$ZodType> = inner.shape;
  return z.strictObject(
    Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, atOneLevel(field)])),
  );
}

function nullableValues(record: z.ZodRecord): z.ZodType {
  const { keyType, valueType } = record.def;
  return valueType instanceof z.ZodNullable ? record : z.record(keyType, (valueType as z.ZodType).nullable());
}

/** The metadata of a schema; without any, that of the schema inside its `.optional()` and `.default()`. */
function metaOf(schema: z.core.$ZodType): z.core.GlobalMeta {
  const own = z.globalRegistry.get(schema) ?? {};
  const inner = unwrapped(schema);
  return own.description || inner === schema ? own : metaOf(inner);
}

/** The schema inside `.optional()` and `.default()`. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.def.innerType)
    : schema;
}

function defaultOf(schema: z.core.$ZodType): string | undefined {
  if (!(schema instanceof z.ZodDefault)) return undefined;
  const value = JSON.stringify(schema.def.defaultValue);
  return value === '{}' || value === '[]' ? undefined : `\`${value}\``;
}
