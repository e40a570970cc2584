import { isCollection, isMap, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';
import { entryText, type NewAccount, type Style } from './entry';

/**
 * Puts an account into the text of a file, behind the last account of the same OU or at the end of the list; every
 * other character stays as it is.
 *
 * @throws {Error} when the list of accounts is written in a way that cannot be added to
 */
export function withAccount(text: string, account: NewAccount): string {
  const document = parseDocument(text);
  const list = document.get('accounts', true);
  if (list === undefined) return appended(text, account);
  const empty = !isSeq(list) || list.items.length === 0;
  if (empty) return instead(text, list as Node, account);
  if ((list as YAMLSeq).flow)
    throw new Error('the list of accounts stands in [brackets]; give each entry a line with a dash first');
  const seq = list as YAMLSeq<Node>;
  const after = neighbour(seq, account.ou);
  const at = endOfEntry(text, after);
  const before = text.slice(0, at);
  return `${before}${before.endsWith('\n') ? '' : '\n'}${entryText(account, styleOf(text, after))}${text.slice(at)}`;
}

/** The last account of the OU, else the last of all. */
function neighbour(list: YAMLSeq<Node>, ou: string): Node {
  const same = list.items.filter((item) => isMap(item) && item.get('ou') === ou);
  return (same.at(-1) ?? list.items.at(-1)) as Node;
}

/** The beginning of the line behind an entry: a comment on its last line belongs to it, what follows does not. */
function endOfEntry(text: string, entry: Node): number {
  const newline = text.indexOf('\n', lastCharacter(entry));
  return newline < 0 ? text.length : newline + 1;
}

/** Where the last value of an entry ends; a block's own range runs on over blank lines and comments. */
function lastCharacter(entry: Node): number {
  if (!isCollection(entry) || entry.flow) return (entry.range?.[1] ?? 1) - 1;
  const last = entry.items.at(-1) as { value?: Node | null; key?: Node; range?: unknown } | undefined;
  const inner = (last && 'key' in last ? (last.value ?? last.key) : last) as Node | undefined;
  return inner ? lastCharacter(inner) : (entry.range?.[0] ?? 0);
}

function styleOf(text: string, entry: Node): Style {
  const start = entry.range?.[0] ?? 0;
  const line = text.slice(text.lastIndexOf('\n', text.lastIndexOf('-', start)) + 1, start);
  return { indent: /^\s*/.exec(line)?.[0] ?? '', flow: isCollection(entry) && entry.flow === true };
}

/** `accounts: []` and `accounts:` become a list. */
function instead(text: string, list: Node, account: NewAccount): string {
  const [from = text.length, to = text.length] = list.range ?? [];
  const entry = entryText(account, { indent: '  ', flow: false });
  return `${text.slice(0, from).trimEnd()}\n${entry}${text.slice(to).replace(/^[^\n]*\n?/, '')}`;
}

function appended(text: string, account: NewAccount): string {
  const end = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${end}${text === '' ? '' : '\n'}accounts:\n${entryText(account, { indent: '  ', flow: false })}`;
}
