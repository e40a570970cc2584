import { accountLabel } from '../../organization/account-label';
import type { Access, AccessChange } from '../../services/identity-center/access';
import type { Colors } from '../../terminal/colors';
import { asRecords, inColumns } from '../../terminal/table';

const header = ['account', 'group', 'permission set', 'session', 'because'];

/** Access as a table: one line for each grant, with its source. */
export function accessTable(access: readonly Access[], colors: Colors, width?: number): string {
  if (access.length === 0) return 'Nobody has access there.\n';
  const rows = access.map((line) => [...cells(line), line.because.join('; ')]);
  const lines = inColumns([header, ...rows], width);
  if (!lines) return `${asRecords(header, rows, width ?? 0).join('\n')}\n`;
  const [first = '', ...rest] = lines;
  return `${[colors.dim(first), ...rest].join('\n')}\n`;
}

/** Changes of access as a table: `-` removed, `+` added, `~` changed. */
export function changeTable(
  { removed, added, changed }: AccessChange,
  colors: Colors,
  width?: number,
): string {
  const rows = [
    ...removed.map((line) => ['-', ...cells(line), line.because.join('; ')]),
    ...added.map((line) => ['+', ...cells(line), line.because.join('; ')]),
    ...changed.map(({ before, after }) => [
      '~',
      accountLabel({ name: after.account, accountName: after.accountName }),
      after.group,
      arrow(before.nameInAws, after.nameInAws),
      arrow(short(before.sessionDuration), short(after.sessionDuration)),
      after.because.join('; '),
    ]),
  ];
  if (rows.length === 0) return 'Everybody has the access that they had.\n';
  const paint: Record<string, (text: string) => string> = {
    '-': colors.red,
    '+': colors.green,
    '~': colors.yellow,
  };
  const counts = `${added.length} more, ${removed.length} less, ${changed.length} different`;
  const painted = rows.flatMap(([sign = '']) => paint[sign] ?? []);
  const lines = inColumns(rows, width)?.map((line, index) => painted[index]?.(line) ?? line);
  const records = rows.flatMap(([sign, account, ...rest], index) => {
    const [first = '', ...more] = asRecords(header, [[`${sign} ${account}`, ...rest]], width ?? 0);
    return [painted[index]?.(first) ?? first, ...more];
  });
  return `${(lines ?? records).join('\n')}\n\n${counts}\n`;
}

const cells = ({ account, accountName, group, nameInAws, sessionDuration }: Access): string[] => [
  accountLabel({ name: account, accountName }),
  group,
  nameInAws,
  short(sessionDuration),
];

const short = (duration: string): string => duration.replace('PT', '').toLowerCase();

const arrow = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`);
