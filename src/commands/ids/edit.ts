import { isMap, isSeq, parseDocument, Scalar, type YAMLMap } from 'yaml';

/**
 * The text of a file of accounts with ids added to the entries that have none; layout and comments stay.
 *
 * @param ids id by name of the account
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

/** The id goes right behind the name, in the style of the entry: on a line of its own, or inside of the braces. */
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
