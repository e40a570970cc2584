import { z } from 'zod';
import type { LibraryPolicy } from '../../guardrails/library';
import type { JsonSchema } from './json-schema-model';

/** The JSON Schema of a ready policy's parameters, with the examples out of their descriptions. */
export function parametersSchema({ parameters }: LibraryPolicy): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(parameters, {
    target: 'draft-7',
    io: 'input',
  }) as JsonSchema;
  const properties = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    withExample(field),
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** "What it is. Example: ["one"]." says both in one sentence for people; editors want them apart. */
function withExample(field: JsonSchema): JsonSchema {
  const found = /^(.*?) Example: (\[.*?\])(?: (.*))?\.$/s.exec(field.description ?? '');
  const bounds = withoutBounds(field);
  if (!found) return bounds;
  const [, description = '', example = '', more] = found;
  return { ...bounds, description: more ? field.description : description, examples: [JSON.parse(example)] };
}

/** zod writes the bounds of every whole number out. */
function withoutBounds({ maximum, ...field }: JsonSchema): JsonSchema {
  return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? field : { ...field, maximum };
}
