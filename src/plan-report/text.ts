import { counted } from '../organization/counted';
import { createColors } from '../terminal/colors';
import { attributeLines } from './attribute-lines';
import { dangerGroups } from './danger-groups';
import { foreseenLines } from './foreseen';
import type { PartChange, PlanReport, ReportedStack } from './model';
import { type Explained, explainedLines } from './refusals';
import { splitProblems, whichStacks } from './shared-problems';
import { shellWord } from './shell';
import { type ShownChange, type ShownThing, shown } from './shown';
import { formerly, replacementReason } from './things';
import { headline, signs, statusOf } from './words';

type Colors = ReturnType<typeof createColors>;

/** How a report is printed. */
export interface TextOptions {
  readonly color?: boolean;
  /** show every change with its attributes; otherwise the first twelve things of each stack */
  readonly verbose?: boolean;
}

/** The report for a terminal: dangers first, then each stack, and the summary in the last line. */
export function textReport(report: PlanReport, { color = false, verbose = false }: TextOptions = {}): string {
  const colors = createColors(color);
  const { shared, stacks } = splitProblems(report.stacks);
  const tried = stacks.filter(({ status }) => status !== 'skipped');
  const skipped = report.stacks.flatMap(({ stack, status }) => (status === 'skipped' ? [stack] : []));
  const lines = [
    ...dangerLines(report, colors, verbose),
    ...tried.flatMap((stack) => stackLines(stack, report, colors, verbose)),
    ...shared.flatMap((problem) => [whichStacks(problem), ...problemLines([problem.explained], colors)]),
    ...(skipped.length ? [colors.dim(`not tried: ${skipped.join(', ')}`)] : []),
    ...(report.untouched.length ? [colors.dim(`not touched: ${report.untouched.join(', ')}`)] : []),
    ...report.notes.map((note) => `${colors.yellow('note:')} ${note}`),
    '',
    colors.bold(headline(report)),
  ];
  return `${lines.join('\n')}\n`;
}

function dangerLines({ dangers }: PlanReport, colors: Colors, verbose: boolean): string[] {
  if (!dangers.length) return [];
  const groups = verbose ? dangers.map(({ message, id }) => ({ message, allow: id })) : dangerGroups(dangers);
  return [
    colors.red(colors.bold(`DANGER: ${counted(dangers.length, 'change')} that must be named to be applied`)),
    ...groups.flatMap(({ message, allow }) => [
      `  ${colors.red('!')} ${message}`,
      colors.dim(`      --allow ${shellWord(allow)}`),
    ]),
    '',
  ];
}

function stackLines(
  stack: ReportedStack,
  { operation, organization }: PlanReport,
  colors: Colors,
  verbose: boolean,
): string[] {
  const paint = {
    changes: colors.cyan,
    unchanged: colors.dim,
    waiting: colors.yellow,
    failed: colors.red,
    skipped: colors.dim,
  }[stack.status];
  const { things, internal } = shown(stack.things, { verbose, ...(organization && { organization }) });
  const first = verbose ? things : things.slice(0, 12);
  const rest = things.length - first.length;
  return [
    `${colors.bold(stack.stack)}: ${paint(statusOf(stack, operation))}`,
    ...first.flatMap((thing) => thingLines(thing, colors, verbose)),
    ...(rest ? [colors.dim(`    … and ${counted(rest, 'thing')} more (--verbose shows all)`)] : []),
    ...(internal
      ? [
          colors.dim(
            `    ${counted(internal, 'internal change')} (--verbose shows ${internal === 1 ? 'it' : 'them'})`,
          ),
        ]
      : []),
    ...stack.waitsFor.map(({ reason }) => `    ${colors.yellow('…')} ${reason}`),
    ...foreseenOf(stack, colors, verbose),
    ...problemLines(stack.problems, colors),
  ];
}

/** The expected changes to accounts of a stack that waits. */
function foreseenOf({ foreseen }: ReportedStack, colors: Colors, verbose: boolean): string[] {
  const all = foreseen ? foreseenLines(foreseen) : [];
  const shown = verbose ? all : all.slice(0, 12);
  const rest = all.length - shown.length;
  return [
    ...shown.map(({ action, text }) => `    ${sign({ action }, colors)} ${text}`),
    ...(rest ? [colors.dim(`    … and ${counted(rest, 'account')} more (--verbose shows all)`)] : []),
  ];
}

function thingLines({ title, changes }: ShownThing, colors: Colors, verbose: boolean): string[] {
  const [only] = changes;
  if (changes.length === 1 && only)
    return [
      `  ${sign(only.change, colors)} ${title}${dangerText(only, ' ')}`,
      ...attributes(only.change, '      ', colors, verbose),
    ];
  return [
    `    ${title}`,
    ...changes.flatMap((each) => [
      `    ${sign(each.change, colors)} ${dangerText(each, '') || each.change.address}`,
      ...attributes(each.change, '        ', colors, verbose),
    ]),
  ];
}

/** The text of a dangerous change: its part, its earlier address and the id of an import, where it has them. */
function dangerText({ change, part }: ShownChange, before: string): string {
  const { importId, type, action } = change;
  const former = formerly(change);
  const parts = [
    part ?? (before ? '' : type.replace(/^aws_(organizations_|ssoadmin_)?/, '').replaceAll('_', ' ')),
    former ? `formerly ${former}` : '',
    importId ? `id ${importId}` : '',
    action === 'replace' && replacementReason(change)
      ? `made again because ${replacementReason(change)}`
      : '',
  ].filter(Boolean);
  return parts.length ? before + parts.join(', ') : '';
}

const attributes = (change: PartChange, indent: string, colors: Colors, verbose: boolean): string[] =>
  attributeLines(change, { verbose, most: verbose ? 2000 : 80 }).map((line) =>
    colors.dim(`${indent}${line}`),
  );

const sign = ({ action }: Pick<PartChange, 'action'>, colors: Colors): string => {
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

function problemLines(problems: readonly Explained[], colors: Colors): string[] {
  return problems
    .map(explainedLines)
    .flatMap(([what, ...lines]) => [
      `    ${colors.red('error')} ${what}`,
      ...lines.map((line) => `      ${line}`),
    ]);
}
