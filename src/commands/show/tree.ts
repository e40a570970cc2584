import { accountLabel } from '../../organization/account-label';
import type { Account, Organization, OrganizationalUnit } from '../../organization/model';
import type { Colors } from '../../terminal/colors';
import { wrapped } from '../../terminal/width';
import { type Branch, drawTree } from '../tree-drawing';

/** The tree of OUs as text, with the accounts and the attached policies of each. */
export function organizationTree(organization: Organization, colors: Colors, width?: number): string {
  const management = `${accountLabel(organization.management)} ${colors.dim(`${organization.management.id} management account`)}`;
  const top = unitBranch(organization.root, organization, colors);
  const branches = [{ text: management, branches: [] }, ...top.branches];
  const [first = '', ...more] = wrapped(
    `${colors.bold(organization.name)} ${top.text}`,
    (width ?? Number.POSITIVE_INFINITY) - 3,
  );
  return [first, ...more.map((line) => `│  ${line}`), ...drawTree(branches, width)].join('\n');
}

function unitBranch(unit: OrganizationalUnit, organization: Organization, colors: Colors): Branch {
  const accounts = organization.accounts.filter(({ parent }) => parent === unit.path);
  const below = organization.organizationalUnits.filter(({ parent }) => parent === unit.path);
  const state = unit.state === 'active' ? '' : colors.yellow(` ${unit.state}`);
  return {
    text: `${colors.bold(unit.name)}${state}${guardrails(unit.policies, colors)}`,
    branches: [
      ...accounts.map((account) => ({ text: accountText(account, colors), branches: [] })),
      ...below.map((each) => unitBranch(each, organization, colors)),
    ],
  };
}

function accountText(account: Account, colors: Colors): string {
  const { id, owner, state, policies } = account;
  const rest = [id, owner].filter(Boolean).join(' ');
  const marked = state === 'active' ? '' : colors.yellow(` ${state}`);
  return `${accountLabel(account)}${rest && ` ${colors.dim(rest)}`}${marked}${guardrails(policies, colors)}`;
}

const guardrails = (policies: readonly string[], colors: Colors): string =>
  policies.length ? `  ${colors.cyan(`⛨ ${policies.join(', ')}`)}` : '';
