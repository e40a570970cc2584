import { parseDocument, stringify } from 'yaml';

/** What a new account's entry says; what is left out it inherits. */
export interface NewAccount {
  readonly name: string;
  /** path of an OU */
  readonly ou: string;
  readonly owner?: string;
  readonly email?: string;
}

/** The lines of an entry in the style of its neighbours. */
export interface Style {
  /** spaces in front of the dash */
  readonly indent: string;
  /** whether entries stand in braces on one line */
  readonly flow: boolean;
}

/** An entry of the list of accounts as text, its line break included. */
export function entryText({ name, ou, owner, email }: NewAccount, { indent, flow }: Style): string {
  const fields = Object.entries({ name, ou, owner, email }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${scalar(value, flow)}`],
  );
  if (flow) return `${indent}- { ${fields.join(', ')} }\n`;
  return fields.map((field, index) => `${indent}${index ? ' ' : '-'} ${field}\n`).join('');
}

/** A text as YAML writes it, in quotes where it would be read as something else. */
function scalar(value: string, flow: boolean): string {
  const plain = stringify(value, { lineWidth: 0 }).trimEnd();
  const read = parseDocument(flow ? `{ a: ${plain} }` : `a: ${plain}`);
  const fits = read.errors.length === 0 && read.get('a') === value;
  return fits && !plain.includes('\n') ? plain : JSON.stringify(value);
}
