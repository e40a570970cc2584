import { organizationJsonSchema } from './json-schema';
import type { JsonSchema } from './json-schema-model';

/** The reference page of the organization file, made from the schema. */
export function referencePage(): string {
  const schema = organizationJsonSchema();
  const definitions = Object.entries(schema.definitions ?? {}).filter(([name]) => !name.startsWith('__'));
  const sections = Object.entries(schema.properties ?? {}).map(([name, field]) =>
    section(`\`${name}\``, field, schema),
  );
  const shared = definitions.map(([name, field]) => section(titles[name] ?? name, field, schema, name));
  return [
    '# The organization file',
    '',
    'Every key of `config/organization.yaml`. Made from the schema by `npm run generate`; do not edit.',
    '',
    'Lists that a level gives replace what it inherits, maps are merged key by key, and `null` takes a value away.',
    'An included file holds any of the keys below; maps of several files are joined, lists appended.',
    '',
    ...sections,
    ...shared,
  ].join('\n');
}

const titles: Record<string, string> = {
  account: 'An account',
  accountDefaults: 'Account defaults',
  organizationalUnit: 'An organizational unit',
};

function section(title: string, field: JsonSchema, schema: JsonSchema, anchor?: string): string {
  const rows = fieldRows(field, schema, '');
  const heading = anchor ? `<a id="${anchor}"></a>\n\n## ${title}` : `## ${title}`;
  const facts = rows.length ? '' : `\n\n${factsOf(field, schema)}`;
  const table = rows.length
    ? `\n\n| key | what it is | value | default | example |\n|---|---|---|---|---|\n${rows.join('\n')}`
    : '';
  return `${heading}\n\n${field.description ?? ''}${facts}${table}\n`;
}

const factsOf = (field: JsonSchema, schema: JsonSchema): string =>
  [
    `Value: ${kindOf(field, schema)}.`,
    field.default !== undefined && `Default: ${code(field.default)}.`,
    field.examples?.length && `Example: ${code(field.examples[0])}.`,
  ]
    .filter(Boolean)
    .join(' ');

/** One row for each key below a map, however deep; a map that has a section of its own is linked. */
function fieldRows(field: JsonSchema, schema: JsonSchema, prefix: string): string[] {
  const inner = objectOf(field, schema);
  if (!inner) return [];
  return Object.entries(inner.fields).flatMap(([name, child]) => {
    const path = `${prefix}${inner.step}${name}`;
    const required = inner.required.includes(name) ? ' (required)' : '';
    const cells = [
      `\`${path}\`${required}`,
      child.description ?? described(child, schema),
      kindOf(child, schema),
      shownDefault(child),
      shownExample(child),
    ];
    const row = `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
    return [row, ...(isLinked(child) ? [] : fieldRows(child, schema, `${path}.`))];
  });
}

interface Fields {
  readonly fields: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  readonly step: string;
}

function objectOf(field: JsonSchema, schema: JsonSchema): Fields | undefined {
  const real = withoutNull(field);
  if (real.properties) return { fields: real.properties, required: real.required ?? [], step: '' };
  if (real.type === 'array' && real.items && !isLinked(real.items)) {
    const items = objectOf(real.items, schema);
    return items && { ...items, step: '[].' };
  }
  const values = real.additionalProperties;
  if (typeof values === 'object' && !isLinked(values)) {
    const inner = objectOf(values, schema);
    return inner && { ...inner, step: '<name>.' };
  }
  return undefined;
}

/** A field that may be null, as the form that it has otherwise. */
function withoutNull(field: JsonSchema): JsonSchema {
  const { anyOf, type } = field;
  if (Array.isArray(type)) return { ...field, type: type.find((each) => each !== 'null') ?? 'null' };
  return anyOf?.find((form) => form.type !== 'null' && (form.properties || form.$ref || form.type)) ?? field;
}

const isLinked = (field: JsonSchema): boolean => withoutNull(field).$ref !== undefined;

const described = (field: JsonSchema, schema: JsonSchema): string => target(field, schema)?.description ?? '';

function target(field: JsonSchema, schema: JsonSchema): JsonSchema | undefined {
  const name = withoutNull(field).$ref?.split('/').at(-1);
  return name === undefined ? undefined : schema.definitions?.[name];
}

function kindOf(field: JsonSchema, schema: JsonSchema): string {
  const real = withoutNull(field);
  const link = real.$ref?.split('/').at(-1);
  if (link !== undefined)
    return titles[link]
      ? `[${titles[link].toLowerCase()}](#${link})`
      : kindOf(target(real, schema) ?? {}, schema);
  if (real.const !== undefined) return code(real.const);
  if (real.enum) return real.enum.map(code).join(', ');
  if (real.type === 'array') return `list of ${real.items ? kindOf(real.items, schema) : 'values'}`;
  if (real.type === 'object' && typeof real.additionalProperties === 'object')
    return `map of ${kindOf(real.additionalProperties, schema)}`;
  return (
    { object: 'map', string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false' }[
      String(real.type)
    ] ?? 'any'
  );
}

const shownDefault = ({ default: standard }: JsonSchema): string =>
  standard === undefined ? '' : code(standard);
const shownExample = ({ examples }: JsonSchema): string => (examples?.length ? code(examples[0]) : '');
const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
