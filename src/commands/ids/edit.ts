import { isMap, isSeq, parseDocument, Scalar, type YAMLMap } from 'yaml';

/**
 * Adds ids to the accounts of a YAML text that have none. Layout and comments stay.
 *
 * @param ids id by account name
 */
export function withIds(text: string, ids: ReadonlyMap<string, string>): string {
  const document = parseDocument(text);
  const accounts = document.get('accounts');
  if (!isSeq(accounts)) return text;
  const insertions: { offset: number; text: string }[] = [];
  for (const item of accounts.items) {
    if (!isMap(item) || item.has('id')) continue;
    const id = ids.get(String(item.get('name')));
    if (id) insertions.push(insertion(item, id, text));
  }
  return insertions
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (result, { offset, text: added }) => result.slice(0, offset) + added + result.slice(offset),
      text,
    );
}

/** The insertion of an id behind the name, in the style of the entry: on its own line, or inside braces. */
function insertion(item: YAMLMap, id: string, text: string): { offset: number; text: string } {
  const pair = item.items.find(({ key }) => key instanceof Scalar && key.value === 'name');
  const key = pair?.key as Scalar;
  const value = pair?.value as Scalar;
  const end = value.range?.[1] ?? 0;
  if (item.flow) return { offset: end, text: `, id: "${id}"` };
  const start = key.range?.[0] ?? 0;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const line = text.indexOf('\n', end);
  const offset = line < 0 ? text.length : line;
  return { offset, text: `\n${' '.repeat(column)}id: "${id}"` };
}
