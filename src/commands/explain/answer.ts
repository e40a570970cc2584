import type { Answer } from '../../guardrails/ask';
import type { LevelVerdict, PolicyVerdict, Source } from '../../guardrails/evaluate';
import { accountLabel } from '../../organization/account-label';
import type { Account } from '../../organization/model';
import type { Colors } from '../../terminal/colors';
import { type Branch, drawTree } from '../tree-drawing';

/** The verdict on a request as JSON. */
export function answerJson(account: Account, { verdict, request }: Answer): object {
  return {
    account: account.name,
    accountName: account.accountName,
    action: request.action,
    principal: request.principal,
    resource: request.resource,
    region: request.region,
    context: request.context,
    ...verdict,
  };
}

/** The verdict on a request as text: the request, the verdict, and each policy's part in it, from the root down. */
export function answerText(
  account: Account,
  { verdict, request }: Answer,
  colors: Colors,
  width?: number,
): string {
  const { decision, reason } = verdict;
  const paint = decision === 'denied' ? colors.red : colors.green;
  const facts: [string, string][] = [
    ['as', request.principal],
    ['on', request.resource ?? '*'],
    ...Object.entries(request.context ?? {}).map(([key, value]): [string, string] => [
      key,
      [value].flat().join(', '),
    ]),
  ];
  return [
    `${colors.bold(request.action)} in ${request.region}, account ${colors.bold(accountLabel(account))}`,
    ...facts.map(([name, value]) => colors.dim(`  ${name} ${value}`)),
    '',
    `${mark(decision === 'denied' ? 'denies' : 'allows', colors)} ${paint(colors.bold(decision))}: ${reason.message}`,
    ...(reason.source ? [`  ${colors.cyan(placeOf(reason.source))}`] : []),
    '',
    ...path(verdict.levels, colors, width),
    '',
    colors.dim('Guardrails only limit: allowed means that they leave room, not that anybody was granted it.'),
    '',
  ].join('\n');
}

/** The levels as nested branches: the policies of a level, then the next level. */
function path(
  [first, ...below]: readonly LevelVerdict[],
  colors: Colors,
  width: number | undefined,
): string[] {
  if (!first) return [];
  return [levelText(first, colors), ...drawTree(inside(first, below, colors), width)];
}

function inside(level: LevelVerdict, [next, ...rest]: readonly LevelVerdict[], colors: Colors): Branch[] {
  const own = level.policies.map((policy) => policyBranch(policy, colors));
  return next ? [...own, { text: levelText(next, colors), branches: inside(next, rest, colors) }] : own;
}

function levelText({ target, decision, denial }: LevelVerdict, colors: Colors): string {
  const missing = denial?.kind === 'implicit' ? colors.red('  nothing attached here allows it') : '';
  return `${mark(decision === 'denied' ? 'denies' : 'allows', colors)} ${colors.bold(target)}${missing}`;
}

function policyBranch({ name, type, part, statement, source }: PolicyVerdict, colors: Colors): Branch {
  const kind = type === 'RESOURCE_CONTROL_POLICY' ? 'RCP' : 'SCP';
  const paint = part === 'denies' ? colors.red : part === 'allows' ? colors.green : colors.dim;
  const which = typeof statement === 'number' ? `statement ${statement + 1}` : `statement ${statement}`;
  const said = part === 'silent' ? 'says nothing' : `${part} it (${which})`;
  return {
    text: `${mark(part, colors)} ${name}`,
    columns: [
      colors.dim(kind),
      paint(said),
      source ? colors.cyan(placeOf(source)) : colors.dim('attached by AWS'),
    ],
    branches: [],
  };
}

function mark(part: PolicyVerdict['part'], colors: Colors): string {
  if (part === 'denies') return colors.red('✗');
  return part === 'allows' ? colors.green('✓') : colors.dim('·');
}

const placeOf = ({ file, line }: Source): string => `${file}:${line}`;
