import { exitStatus, interruptedStatus, type StatusMeanings, statusMeanings } from './exit-status';

type StatusName = keyof StatusMeanings;
type Row = readonly [status: string, meaning: string];

const { SIGHUP, SIGINT, SIGTERM } = interruptedStatus;
const commands: readonly (readonly [name: string, meanings: StatusMeanings])[] =
  Object.entries(statusMeanings);

/** Statuses that mean the same for every command. */
const everywhere: readonly Row[] = [
  [`${exitStatus.usage}`, 'wrong usage of the command line; nothing is done'],
  [
    `${SIGHUP}, ${SIGINT}, ${SIGTERM}`,
    'interrupted by SIGHUP, SIGINT (also Ctrl-C at a question) or SIGTERM',
  ],
];

/** The statuses in the program's help, with the commands that return them. */
const ofProgram: readonly Row[] = [
  [`${exitStatus.ok}`, 'done, right, or nothing to do'],
  [`${exitStatus.failed}`, 'the file is wrong, or something failed or was refused'],
  [`${exitStatus.differences}`, `there are differences (${withStatus('differences')})`],
  [
    `${exitStatus.review}`,
    `a review is wanted (${withStatus('review')}), or denied (${withStatus('denied')})`,
  ],
];

function withStatus(name: StatusName): string {
  return commands.flatMap(([command, meanings]) => (meanings[name] ? [command] : [])).join(', ');
}

/** The exit statuses in `--help` of a command, of a group such as `new`, or of the program. */
export function statusHelp(command?: string): string {
  const meanings = commands.find(([name]) => `${name} `.startsWith(`${command} `))?.[1];
  if (command && !meanings) throw new Error(`statusMeanings lacks the command ${command}`);
  const own = meanings ? rowsOf(meanings) : ofProgram;
  const rows = [...own, ...everywhere];
  const width = Math.max(...rows.map(([status]) => status.length));
  return [
    '',
    'Exit status:',
    ...rows.map(([status, meaning]) => `  ${status.padEnd(width)}  ${meaning}`),
  ].join('\n');
}

const rowsOf = (meanings: StatusMeanings): readonly Row[] =>
  Object.entries(meanings).map(([name, meaning]) => [`${exitStatus[name as StatusName]}`, meaning]);

/** The exit statuses of all commands as a Markdown table, for docs/running.md. */
export function statusTable(): string {
  const columns = [exitStatus.ok, exitStatus.failed, exitStatus.differences, exitStatus.review].map(String);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = commands.map(([name, meanings]) => {
    const rows = new Map(rowsOf(meanings));
    return line([`\`${name}\``, ...columns.map((status) => rows.get(status) ?? '–')]);
  });
  const all = everywhere.map(([status, meaning]) => `- ${status}: ${meaning}`);
  return [
    line(['command', ...columns]),
    line(['---', ...columns.map(() => '---')]),
    ...body,
    '',
    ...all,
  ].join('\n');
}
