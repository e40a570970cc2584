import type { Access, AccessChange } from '../../services/identity-center/access';
import type { Colors } from '../../terminal/colors';
import { accountLabel } from '../account-names';

/** The answer as a table: one line a grant, and why. */
export function accessTable(access: readonly Access[], colors: Colors): string {
  if (access.length === 0) return 'Nobody has access there.\n';
  const header = ['account', 'group', 'permission set', 'session', 'because'];
  const rows = access.map((line) => [...cells(line), line.because.join('; ')]);
  return `${table([header, ...rows], (row, index) => (index === 0 ? colors.dim(row) : row))}\n`;
}

/** The difference between two files: `-` for what is lost, `+` for what is new, `~` for what stays in another form. */
export function changeTable({ removed, added, changed }: AccessChange, colors: Colors): string {
  const rows = [
    ...removed.map((line) => ['-', ...cells(line)]),
    ...added.map((line) => ['+', ...cells(line)]),
    ...changed.map(({ before, after }) => [
      '~',
      accountLabel({ name: after.account, accountName: after.accountName }),
      after.group,
      arrow(before.nameInAws, after.nameInAws),
      arrow(short(before.sessionDuration), short(after.sessionDuration)),
    ]),
  ];
  if (rows.length === 0) return 'Everybody has the access that they had.\n';
  const paint: Record<string, (text: string) => string> = {
    '-': colors.red,
    '+': colors.green,
    '~': colors.yellow,
  };
  const counts = `${added.length} more, ${removed.length} less, ${changed.length} different`;
  return `${table(rows, (row) => paint[row[0] ?? '']?.(row) ?? row)}\n\n${counts}\n`;
}

const cells = ({ account, accountName, group, nameInAws, sessionDuration }: Access): string[] => [
  accountLabel({ name: account, accountName }),
  group,
  nameInAws,
  short(sessionDuration),
];

const short = (duration: string): string => duration.replace('PT', '').toLowerCase();

const arrow = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`);

function table(rows: readonly string[][], paint: (row: string, index: number) => string): string {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row, index) =>
      paint(
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
        index,
      ),
    )
    .join('\n');
}
