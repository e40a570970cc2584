import { createColors } from '../terminal/colors';
import type { Change } from '../terraform-runs/model';
import { foreseenLines } from './foreseen';
import type { ChangedThing, PartChange, PlanReport, ReportedStack } from './model';
import { because, goes } from './things';
import { cut, headline, plural, signs, statusOf } from './words';

type Colors = ReturnType<typeof createColors>;

/** How a report is printed. */
export interface TextOptions {
  readonly color?: boolean;
  /** whether every change is shown, with its attributes; otherwise the first twelve things of a stack */
  readonly verbose?: boolean;
}

/** The report for a terminal: what is dangerous first, then a stack after the other, the one-line summary last. */
export function textReport(report: PlanReport, { color = false, verbose = false }: TextOptions = {}): string {
  const colors = createColors(color);
  const lines = [
    ...dangerLines(report, colors),
    ...report.stacks.flatMap((stack) => stackLines(stack, report, colors, verbose)),
    ...(report.untouched.length ? [colors.dim(`not touched: ${report.untouched.join(', ')}`)] : []),
    ...report.notes.map((note) => `${colors.yellow('note:')} ${note}`),
    '',
    colors.bold(headline(report)),
  ];
  return `${lines.join('\n')}\n`;
}

function dangerLines({ dangers }: PlanReport, colors: Colors): string[] {
  if (!dangers.length) return [];
  return [
    colors.red(colors.bold(`DANGER: ${plural(dangers.length, 'change')} that must be named to be applied`)),
    ...dangers.flatMap(({ message, id }) => [
      `  ${colors.red('!')} ${message}`,
      colors.dim(`      --allow '${id}'`),
    ]),
    '',
  ];
}

function stackLines(
  stack: ReportedStack,
  { operation }: PlanReport,
  colors: Colors,
  verbose: boolean,
): string[] {
  const paint = { changes: colors.cyan, unchanged: colors.dim, waiting: colors.yellow, failed: colors.red }[
    stack.status
  ];
  const shown = verbose ? stack.things : stack.things.slice(0, 12);
  const rest = stack.things.length - shown.length;
  return [
    `${colors.bold(stack.stack)}: ${paint(statusOf(stack, operation))}`,
    ...shown.flatMap((thing) => thingLines(thing, colors, verbose)),
    ...(rest ? [colors.dim(`    … and ${plural(rest, 'thing')} more (--verbose shows all)`)] : []),
    ...stack.waitsFor.map(({ reason }) => `    ${colors.yellow('…')} ${reason}`),
    ...foreseenOf(stack, colors, verbose),
    ...problemLines(stack, colors),
  ];
}

/** What a stack that waits will do to accounts, as far as the file says. */
function foreseenOf({ foreseen }: ReportedStack, colors: Colors, verbose: boolean): string[] {
  const all = foreseen ? foreseenLines(foreseen) : [];
  const shown = verbose ? all : all.slice(0, 12);
  const rest = all.length - shown.length;
  return [
    ...shown.map(({ action, text }) => `    ${sign({ action }, colors)} ${text}`),
    ...(rest ? [colors.dim(`    … and ${plural(rest, 'account')} more (--verbose shows all)`)] : []),
  ];
}

function thingLines({ thing, changes }: ChangedThing, colors: Colors, verbose: boolean): string[] {
  const title = `${thing.kind === 'other' ? '' : `${thing.kind} `}${thing.name}`;
  const [only] = changes;
  if (changes.length === 1 && only)
    return [
      `  ${sign(only, colors)} ${title}${said(only, ' ')}`,
      ...attributes(only, '      ', colors, verbose),
    ];
  return [
    `    ${title}`,
    ...changes.flatMap((change) => [
      `    ${sign(change, colors)} ${said(change, '') || change.address}`,
      ...attributes(change, '        ', colors, verbose),
    ]),
  ];
}

/** The part, where it came from and the id that an import takes, as far as there are any. */
function said(change: PartChange, before: string): string {
  const { part, movedFrom, importId, type, action } = change;
  const parts = [
    part ?? (before ? '' : type.replace(/^aws_/, '').replaceAll('_', ' ')),
    movedFrom && !goes({ action }) ? `from ${movedFrom}` : '',
    importId ? `id ${importId}` : '',
    action === 'replace' && because(change) ? `made again because ${because(change)}` : '',
  ].filter(Boolean);
  return parts.length ? before + parts.join(', ') : '';
}

function attributes({ attributes: all }: Change, indent: string, colors: Colors, verbose: boolean): string[] {
  const shown = verbose ? all : all.slice(0, 4);
  const rest = all.length - shown.length;
  return [
    ...shown.map(({ name, before, after }) =>
      colors.dim(
        `${indent}${name}: ${cut(before, verbose ? 2000 : 80)} → ${cut(after, verbose ? 2000 : 80)}`,
      ),
    ),
    ...(rest ? [colors.dim(`${indent}… and ${plural(rest, 'attribute')} more`)] : []),
  ];
}

const sign = ({ action }: Pick<Change, 'action'>, colors: Colors): string => {
  const paint = {
    create: colors.green,
    import: colors.green,
    update: colors.yellow,
    move: colors.yellow,
    replace: colors.red,
    destroy: colors.red,
    forget: colors.red,
  };
  return paint[action](signs[action]);
};

function problemLines({ problems }: ReportedStack, colors: Colors): string[] {
  return problems.flatMap(({ problem, cure }) => [
    `    ${colors.red('error')} ${problem.summary}${problem.address ? ` (${problem.address})` : ''}`,
    ...(cure ?? problem.detail).split('\n').map((line) => `      ${line}`),
  ]);
}
