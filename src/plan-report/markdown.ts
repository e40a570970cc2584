import { counted } from '../organization/counted';
import { attributeLines } from './attribute-lines';
import { Budget, code, fenced } from './budget';
import { dangerGroups } from './danger-groups';
import { foreseenLines } from './foreseen';
import type { PartChange, PlanReport, ReportedStack } from './model';
import { type Explained, explainedLines } from './refusals';
import { splitProblems, whichStacks } from './shared-problems';
import { type ShownChange, type ShownThing, shown } from './shown';
import { formerly, replacementReason } from './things';
import { cut, headline, signs, statusOf } from './words';

/** First line of the comment, by which a workflow finds the comment to replace. */
const marker = '<!-- landfall:report -->';

/**
 * The size limit in bytes. GitHub limits comments to 65,536 characters, and a text never has fewer bytes than
 * characters.
 */
const most = 65_000;

/**
 * The report as Markdown for a pull request, below GitHub's size limit for plans of any size. Dangers and failures come
 * first. Each stack is collapsed and shows as many of its changes as its share of the space holds.
 */
export function markdownReport(report: PlanReport): string {
  const budget = new Budget(most);
  const title = report.operation === 'drift' ? 'Landfall drift' : 'Landfall plan';
  budget.always(marker, `## ${title}`, '', code(headline(report)), '');
  dangers(report, budget);
  problems(report, budget);
  overview(report, budget);
  const folded = report.stacks.filter(({ things, waitsFor }) => things.length || waitsFor.length);
  folded.forEach((stack, index) => {
    details(stack, report, budget.upTo(Math.floor(budget.left / (folded.length - index)) - 300));
  });
  for (const note of report.notes.slice(0, 20)) budget.add(`> ${code(cut(note, 500))}`, '');
  return budget.text();
}

function dangers({ dangers: all }: PlanReport, budget: Budget): void {
  if (!all.length) return;
  budget.always(
    `> [!CAUTION]`,
    `> **${counted(all.length, 'dangerous change')}**, each to be named with \`--allow\`:`,
  );
  const share = budget.share(0.3);
  const groups = dangerGroups(all);
  const told = groups.filter(({ message, allow }) =>
    share.add(`> - ${code(cut(message, 300))} ${code(allow)}`),
  );
  if (told.length < groups.length) budget.always(`> - … and ${groups.length - told.length} more`);
  budget.always('');
}

function problems({ stacks }: PlanReport, budget: Budget): void {
  const { shared, stacks: others } = splitProblems(stacks);
  const parts: [title: string, problems: readonly Explained[]][] = [
    ...shared.map((problem): [string, Explained[]] => [
      `Failed ${whichStacks(problem)}`,
      [problem.explained],
    ]),
    ...others.map((stack): [string, readonly Explained[]] => [`${stack.stack} failed`, stack.problems]),
  ];
  const share = budget.share(0.3);
  for (const [title, found] of parts.filter(([, { length }]) => length)) {
    if (!share.add(`**${code(title)}**`, '')) break;
    for (const explained of found)
      if (!share.add(...fenced(cut(explainedLines(explained).join('\n'), 3000)), '')) break;
  }
}

function overview({ stacks, operation, untouched }: PlanReport, budget: Budget): void {
  const share = budget.share(0.5);
  if (stacks.length) share.add('| stack | |', '| --- | --- |');
  const shown = stacks.filter((stack) => share.add(`| ${code(stack.stack)} | ${cell(stack, operation)} |`));
  if (shown.length < stacks.length) budget.always(`| … | ${stacks.length - shown.length} more |`);
  const names = untouched.map(code).join(', ');
  if (untouched.length) share.add('', cut(`Not touched by this change: ${names}`, 4000));
  budget.always('');
}

function cell(stack: ReportedStack, operation: PlanReport['operation']): string {
  const loud = { changes: '', unchanged: '', waiting: '⏳ ', failed: '❌ ', skipped: '' }[stack.status];
  return `${loud}${statusOf(stack, operation)}`;
}

function details(stack: ReportedStack, { organization }: PlanReport, part: Budget): void {
  const { things, internal } = shown(stack.things, {
    verbose: false,
    ...(organization && { organization }),
  });
  const count = stack.things.length ? `: ${counted(stack.things.length, 'thing')}` : '';
  if (!part.add('<details>', `<summary><b>${stack.stack}</b>${count}</summary>`, '')) return;
  for (const { reason } of stack.waitsFor) part.add(`- ⏳ ${code(cut(reason, 500))}`);
  const foreseen = stack.foreseen ? foreseenLines(stack.foreseen) : [];
  const fitting = foreseen.filter(({ text }) => part.add(`- ${code(cut(text, 500))}`));
  if (fitting.length < foreseen.length) part.always(`- … and ${foreseen.length - fitting.length} more`);
  if (stack.things.length) {
    part.always('```diff');
    const lines = things.flatMap(thingLines);
    if (internal) lines.push(`# ${counted(internal, 'internal change')} left out`);
    const held = lines.filter((line) => part.add(line));
    if (held.length < lines.length)
      part.always(`# … and ${counted(lines.length - held.length, 'line')} more: see the log of this run`);
    part.always('```');
  }
  part.always('', '</details>', '');
}

/** Lines of a `diff` block, which GitHub shows in red after a minus and in green after a plus. */
function thingLines({ title, changes }: ShownThing): string[] {
  return changes.flatMap((each) => [
    oneLine(`${mark(each.change)} ${title}${dangerText(each)}`, 400),
    ...attributeLines(each.change, { verbose: false, most: 150 }).map((line) => oneLine(`    ${line}`, 500)),
  ]);
}

const mark = ({ action }: PartChange): string => {
  const loud = { destroy: '-', replace: '-', forget: '-', update: '!', create: '+', import: '+', move: '!' }[
    action
  ];
  return loud === signs[action] ? loud : `${loud}${signs[action]}`;
};

function dangerText({ change, part }: ShownChange): string {
  const { importId, action } = change;
  const former = formerly(change);
  const why = replacementReason(change);
  return [
    part ? ` ${part}` : '',
    action === 'replace' ? ` (destroyed and made again${why ? `, because ${why}` : ''})` : '',
    action === 'forget' ? ' (let go of)' : '',
    former ? ` (formerly ${former})` : '',
    importId ? ` (id ${importId})` : '',
  ].join('');
}

const oneLine = (text: string, length: number): string =>
  cut(
    text
      .replace(/\s+$/, '')
      .replace(/[\r\n]+/g, ' ')
      .replaceAll('```', "'''"),
    length,
  );
