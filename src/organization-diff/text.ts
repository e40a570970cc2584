import { code } from '../plan-report/budget';
import { cut, plural } from '../plan-report/words';
import { isEmpty } from './compare';
import type { Difference, OrganizationDiff } from './model';
import { settingLines } from './setting-lines';

/** A heading with its lines; `loud` ones come first and are never cut. */
interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The diff for a terminal: what is wrong or lost first. */
export function diffText(diff: OrganizationDiff): string {
  if (isEmpty(diff)) return 'Nothing changes in the organization.\n';
  const blocks = sections(diff).map(({ title, lines }) =>
    [title, ...lines.map((line) => `  ${line}`)].join('\n'),
  );
  return `${blocks.join('\n')}\n`;
}

/** First line of the comment, by which a workflow finds the comment to replace. */
const diffMarker = '<!-- landfall:diff -->';

/** The diff for a pull request, below GitHub's 65,536 characters. */
export function diffMarkdown(diff: OrganizationDiff, scope: string): string {
  const head = [diffMarker, '## What changes in the organization', '', code(scope), ''];
  if (isEmpty(diff)) return `${[...head, 'Nothing.'].join('\n')}\n`;
  const all = sections(diff);
  const each = Math.floor(60_000 / all.length);
  return `${[...head, ...all.flatMap((section) => folded(section, each))].join('\n')}\n`;
}

function folded({ title, lines }: Section, most: number): string[] {
  const shown: string[] = [];
  let used = 200;
  for (const line of lines) {
    const text = cut(line.replaceAll('```', "'''"), 500);
    used += Buffer.byteLength(text) + 1;
    if (used > most) break;
    shown.push(text);
  }
  const rest = lines.length - shown.length;
  const body = ['```diff', ...shown, ...(rest ? [`# … and ${plural(rest, 'line')} more`] : []), '```', ''];
  return lines.length > 15
    ? [`<details><summary><b>${title}</b>: ${lines.length}</summary>`, '', ...body, '</details>', '']
    : [`**${title}**`, '', ...body];
}

const consequenceTitles = {
  needs: 'Refused by the plan, unless it is done in AWS before',
  again: 'Destroyed and made again',
  left: 'Left in AWS, and planned no longer',
};

function sections(diff: OrganizationDiff): Section[] {
  const { guardrails, access, lost, settingChanges } = diff;
  const weaker = settingChanges.filter(({ weakens }) => weakens);
  const other = settingChanges.filter(({ weakens }) => !weakens);
  const all: Section[] = [
    {
      title: 'WRONG: lost, or refused by the plan',
      lines: lost.flatMap(({ kind, name, cure }) => [`! ${kind} ${name}`, `    ${cure}`]),
    },
    ...Object.entries(consequenceTitles).map(([kind, title]) => ({
      title,
      lines: diff.consequences
        .filter((consequence) => consequence.kind === kind)
        .flatMap(({ name, what }) => [`! ${name}`, `    ${what}`]),
    })),
    { title: 'Protection that gets weaker', lines: weaker.flatMap(settingLines) },
    {
      title: 'Guardrails in force',
      lines: guardrails.flatMap(({ accounts, gained, lost: gone }) => [
        accounts.length > 8
          ? `${accounts.slice(0, 8).join(', ')} and ${accounts.length - 8} more`
          : accounts.join(', '),
        ...gone.map((policy) => `-   ${policy} no longer`),
        ...gained.map((policy) => `+   ${policy}`),
      ]),
    },
    {
      title: 'Access',
      lines: [...access.lost.map((line) => `- ${line}`), ...access.gained.map((line) => `+ ${line}`)],
    },
    { title: 'Delegated administrators', lines: lines(diff.delegatedAdministrators) },
    { title: 'Accounts', lines: lines(diff.accounts) },
    { title: 'Organizational units', lines: lines(diff.organizationalUnits) },
    { title: 'Policies', lines: lines(diff.policies) },
    { title: 'Settings', lines: other.flatMap(settingLines) },
  ];
  return all.filter((section) => section.lines.length);
}

const lines = ({ added, removed, changed }: Difference): string[] => [
  ...removed.map((name) => `- ${name}`),
  ...added.map((name) => `+ ${name}`),
  ...changed.map(({ name, changes }) => `! ${name}: ${changes.join(', ')}`),
];
