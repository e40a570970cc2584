import { administratorOf, type DelegableService, serviceDescription } from '../../services/registry';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import { type Check, type CheckContext, error, valueAt, warning } from './context';

/** Every delegated administrator is an active member account, and not the management account where AWS forbids it. */
export const delegatedAdministrators: Check = (context) =>
  Object.entries(context.file.delegatedAdministrators).flatMap(([service, value]) => {
    const account = typeof value === 'string' ? value : value?.account;
    if (account === undefined) return [];
    return wrongAdministrator(context, service, account, typeof value === 'object' ? ['account'] : []);
  });

function wrongAdministrator(
  context: CheckContext,
  service: string,
  account: string,
  below: string[],
): Diagnostic[] {
  const { file, names } = context;
  const at = valueAt(context, 'delegatedAdministrators', service, ...below);
  if (account === file.organization.managementAccount.name) return management(context, service, at);
  if (!names.isAccount(account)) {
    return [
      error(
        'unknown-account',
        at,
        `${service} is to be run by the account ${account}, which does not exist`,
        fixFor(account, names.accounts, 'accounts'),
      ),
    ];
  }
  const state = names.stateOf(account);
  return state === 'active'
    ? []
    : [
        error(
          'account-suspended',
          at,
          `${service} is run by the account ${account}, which is ${state}`,
          'name another account and apply that before this one is suspended',
        ),
      ];
}

function management(_context: CheckContext, service: string, at: Diagnostic['at']): Diagnostic[] {
  const known = service === 'organizations' ? undefined : (service as DelegableService);
  const title = known ? serviceDescription(known).title : 'AWS Organizations';
  if (known && administratorOf(known).managementAccount === 'discouraged') {
    return [
      warning(
        'delegation-management',
        at,
        `${title} is run by the management account, which AWS advises against`,
        'name a member account, such as the one of the security team',
      ),
    ];
  }
  return [
    error(
      'delegation-management',
      at,
      `the management account cannot be the delegated administrator of ${title}`,
      'name a member account',
    ),
  ];
}
