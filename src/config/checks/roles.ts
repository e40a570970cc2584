import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import { type Check, type CheckContext, error, valueAt } from './context';

/** The accounts that the landing zone's roles trust exist, are in use, and are not the management account. */
export const trustedAccounts: Check = (context) =>
  (['audit', 'deployment'] as const).flatMap((role) => {
    const account = context.file.roles[role]?.account;
    return account === undefined ? [] : wrongAccount(context, role, account);
  });

function wrongAccount(context: CheckContext, role: string, account: string): Diagnostic[] {
  const { names, organization } = context;
  const at = valueAt(context, 'roles', role, 'account');
  if (account === organization.management.name)
    return [
      error(
        'role-account',
        at,
        `the ${role} role trusts the management account, in which nothing shall run that can run elsewhere`,
        'name a member account',
      ),
    ];
  if (!names.isAccount(account)) {
    const message = `the ${role} role trusts the account ${account}, which does not exist`;
    return [error('unknown-account', at, message, fixFor(account, names.accounts, 'accounts'))];
  }
  const state = names.stateOf(account);
  if (state === 'active') return [];
  const message = `the ${role} role trusts the account ${account}, which is ${state}`;
  return [error('account-suspended', at, message, 'name another account')];
}

/** The roles have names of their own. */
export const roleNames: Check = (context) => {
  const { audit, deployment, breakGlass } = context.file.roles;
  const roles = Object.entries({
    audit,
    deployment,
    breakGlass,
    remediation: context.file.config?.remediation,
  });
  return roles.flatMap(([role, settings], index) => {
    const before = roles.slice(0, index).find(([, other]) => other && other.roleName === settings?.roleName);
    if (!settings || !before) return [];
    const message = `the roles ${before[0]} and ${role} are both called ${settings.roleName}`;
    return [
      error(
        'name-taken',
        valueAt(context, role === 'remediation' ? 'config' : 'roles', role, 'roleName'),
        message,
        'call one of the two otherwise',
      ),
    ];
  });
};
