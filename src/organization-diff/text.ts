import { counted } from '../organization/counted';
import { code } from '../plan-report/budget';
import { cut } from '../plan-report/words';
import { isEmpty } from './compare';
import type { AccessGroup, Difference, Moved, OrganizationDiff } from './model';
import { accountShown } from './places';
import { settingLines } from './setting-lines';

/** A heading with its lines. */
interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The diff for a terminal. Unsafe changes come first. */
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
  const body = ['```diff', ...shown, ...(rest ? [`# … and ${counted(rest, 'line')} more`] : []), '```', ''];
  return lines.length > 15
    ? [`<details><summary><b>${title}</b>: ${lines.length}</summary>`, '', ...body, '</details>', '']
    : [`**${title}**`, '', ...body];
}

const consequenceTitles = {
  needs: 'Refused by the plan, unless it is done before',
  again: 'Destroyed and made again',
  left: 'Left in AWS, and planned no longer',
};

function sections(diff: OrganizationDiff): Section[] {
  const { guardrails, accessGroups: access, lost, settingChanges, policies } = diff;
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
    {
      title: 'Protection that gets weaker',
      lines: [...weaker.flatMap(settingLines), ...policies.changed.filter(weakened).flatMap(policyLines)],
    },
    {
      title: 'Guardrails in force',
      lines: guardrails.flatMap(({ where, gained, lost: gone }) => [
        where,
        ...gone.map((policy) => `-   ${policy} no longer`),
        ...gained.map((policy) => `+   ${policy}`),
      ]),
    },
    {
      title: 'Access',
      lines: [
        ...access.lost.map((group) => `- ${right(group)}`),
        ...access.gained.map((group) => `+ ${right(group)}`),
      ],
    },
    { title: 'Delegated administrators', lines: lines(diff.delegatedAdministrators) },
    { title: 'Accounts', lines: accountLines(diff) },
    { title: 'Organizational units', lines: lines(diff.organizationalUnits) },
    {
      title: 'Policies',
      lines: [
        ...lines({ ...policies, changed: [] }),
        ...policies.changed.filter((policy) => !weakened(policy)).flatMap(policyLines),
      ],
    },
    { title: 'Settings', lines: other.flatMap(settingLines) },
  ];
  return all.filter((section) => section.lines.length);
}

const lines = ({ added, removed, changed }: Difference): string[] => [
  ...removed.map((name) => `- ${name}`),
  ...added.map((name) => `+ ${name}`),
  ...changed.map(({ name, changes }) => `! ${name}: ${changes.join(', ')}`),
];

const weakened = ({ weakens }: Moved): boolean => weakens === true;

function policyLines({ name, changes, accounts, weakens }: Moved): string[] {
  const where = accounts === undefined ? '' : `, in force on ${counted(accounts, 'account')}`;
  return [`${weakens ? '-' : '!'} policy ${name}${where}`, ...changes.map((change) => `    ${change}`)];
}

const right = ({ group, permissionSets, where }: AccessGroup): string =>
  `${group}: ${permissionSets.join(', ')} in ${where}`;

/** Lines about accounts, with their names in AWS. Accounts with equal changes are grouped. */
function accountLines({ accounts: { added, removed, changed }, accountNames }: OrganizationDiff): string[] {
  const shown = accountShown(accountNames);
  const equal = new Map<string, string[]>();
  for (const { name, changes } of changed) {
    const key = changes.join(', ');
    equal.set(key, [...(equal.get(key) ?? []), shown(name)]);
  }
  return [
    ...removed.map((name) => `- ${shown(name)}`),
    ...added.map((line) => `+ ${line.replace(/^\S+/, shown)}`),
    ...[...equal].map(([changes, names]) => `! ${several(names)}: ${changes}`),
  ];
}

const several = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
