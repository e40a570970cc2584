import { LIBRARY, type LibraryPolicy } from '../../guardrails/library';
import { policyTypeFacts } from '../../organization/policy-types';
import { guardrailsIntroduction } from './guardrails-introduction';
import type { JsonSchema } from './json-schema-model';
import { parametersSchema } from './library-parameters';

/** The page of the guardrails, made from the library: how they work, and every ready policy. */
export function guardrailsPage(): string {
  return [guardrailsIntroduction, overview(), ...LIBRARY.map(section)].join('\n');
}

function overview(): string {
  const rows = LIBRARY.map(
    ({ name, type, stops }) =>
      `| [\`${name}\`](#${name}) | ${policyTypeFacts(type).title} | ${cell(stops)} |`,
  );
  return ['| name | type | stops |', '|---|---|---|', ...rows, ''].join('\n');
}

function section(ready: LibraryPolicy): string {
  const fields = Object.entries(parametersSchema(ready).properties ?? {});
  return [
    `<a id="${ready.name}"></a>`,
    '',
    `### ${ready.title}`,
    '',
    `\`library: ${ready.name}\`, a ${policyTypeFacts(ready.type).title}.`,
    '',
    `- **Stops:** ${ready.stops}`,
    `- **Does not stop:** ${ready.doesNotStop}`,
    `- **Can break:** ${ready.canBreak}`,
    '',
    ...table(fields),
    '```yaml',
    ...example(ready.name, fields),
    '```',
    '',
  ].join('\n');
}

type Field = readonly [name: string, field: JsonSchema];

function table(fields: readonly Field[]): string[] {
  if (fields.length === 0) return ['It takes no parameters.', ''];
  const rows = fields.map(([name, field]) =>
    row([
      `\`${name}\``,
      field.description ?? '',
      kindOf(field),
      shown(field.default),
      shown(field.examples?.[0]),
    ]),
  );
  return ['| parameter | what it is | value | default | example |', '|---|---|---|---|---|', ...rows, ''];
}

function example(name: string, fields: readonly Field[]): string[] {
  const given = fields.filter(([, { examples }]) => examples?.length);
  const lines = given.map(([key, { examples }]) => `      ${key}: ${JSON.stringify(examples?.[0])}`);
  const parameters = lines.length ? ['    parameters:', ...lines] : [];
  return ['policies:', `  ${name}:`, `    library: ${name}`, ...parameters];
}

function kindOf({ type, enum: choices, items, anyOf }: JsonSchema): string {
  if (choices) return choices.map((each) => `\`${each}\``).join(', ');
  if (type === 'array') return `list of ${items ? kindOf(items) : 'value'}s`;
  if (anyOf) return anyOf.map(kindOf).join(' or ');
  const words: Record<string, string> = { string: 'text', integer: 'whole number', boolean: 'true or false' };
  const name = String(type ?? 'any');
  return words[name] ?? name;
}

const shown = (value: unknown): string => {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.length ? value.map((each) => `\`${each}\``).join(', ') : 'none';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
};

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
