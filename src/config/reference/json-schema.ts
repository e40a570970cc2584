import { z } from 'zod';
import { LIBRARY } from '../../guardrails/library';
import { organizationFileSchema } from '../schema/organization-file';
import type { JsonSchema } from './json-schema-model';
import { parametersSchema } from './library-parameters';

/**
 * The JSON Schema (draft-07) of the organization file for editors. One schema serves the file itself and the pieces
 * that it includes: only a file with `version` must have the keys that the whole needs.
 */
export function organizationJsonSchema(): JsonSchema {
  const { required, ...schema } = z.toJSONSchema(organizationFileSchema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Classes of characters by their Unicode properties are JavaScript's own; the check knows them, other readers do not.
      if (jsonSchema.pattern?.includes('\\p{')) delete jsonSchema.pattern;
      // zod writes the bounds of every whole number out.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  }) as JsonSchema;
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { ...withParameters(schema), if: { required: ['version'] }, then: { required } };
}

/** Lets editors offer the parameters of the ready policy that an entry names. */
function withParameters(schema: JsonSchema): JsonSchema {
  const policies = schema.properties?.policies ?? {};
  const policy = policies.additionalProperties as JsonSchema;
  const allOf = LIBRARY.map((ready) => ({
    if: { properties: { library: { const: ready.name } }, required: ['library'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { parameters: parametersSchema(ready) } },
  }));
  const properties = {
    ...schema.properties,
    policies: { ...policies, additionalProperties: { ...policy, allOf } },
  };
  return { ...schema, properties };
}
