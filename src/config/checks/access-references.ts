import { own } from '../../organization/own';
import { regionNames, regions } from '../../organization/regions';
import { isPermissionSet } from '../../services/identity-center/permission-set-model';
import { predefinedNames } from '../../services/identity-center/predefined';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { didYouMean, fixFor } from '../diagnostics/suggest';
import type { Located } from '../reading/located';
import { type Check, type CheckContext, error, valueAt } from './context';

/** Every group, permission set, account and OU of an assignment exists and is in use. */
export const assignments: Check = (context) =>
  (context.file.identityCenter?.assignments ?? []).flatMap((assignment, index) => {
    const at = (...path: (string | number)[]) =>
      valueAt(context, 'identityCenter', 'assignments', index, ...path);
    return [
      ...unknownGroup(context, assignment.group, at('group')),
      ...assignment.permissionSets.flatMap((name, place) =>
        unknownPermissionSet(context, name, at('permissionSets', place)),
      ),
      ...(assignment.accounts ?? []).flatMap((name, place) =>
        wrongAccount(context, name, at('accounts', place)),
      ),
      ...(assignment.organizationalUnits ?? []).flatMap((path, place) =>
        unknownUnit(context, path, at('organizationalUnits', place)),
      ),
    ];
  });

/** What accounts and account defaults say under `access` exists. */
export const accountAccess: Check = (context) =>
  levels(context).flatMap((level) => {
    const groups = [...(level.children?.get('groups')?.children ?? [])];
    const session = level.children?.get('session');
    return [
      ...groups.flatMap(([name, sets]) => [
        ...unknownGroup(context, String(name), sets.key ?? sets.at),
        ...[...(sets.children?.values() ?? [])].flatMap(({ value, at }) =>
          unknownPermissionSet(context, String(value), at),
        ),
      ]),
      ...(typeof session?.value === 'string' ? unknownSession(context, session.value, session.at) : []),
    ];
  });

/** Every place that has an `access`: the nodes of the tree and the accounts. */
function levels({ tree, root }: CheckContext): Located[] {
  const accounts = [...(root.children?.get('accounts')?.children?.values() ?? [])];
  const nodes = [...tree.values()].map(({ located }) => located.children?.get('accountDefaults'));
  return [...nodes, ...accounts].flatMap((level) => level?.children?.get('access') ?? []);
}

function unknownGroup({ file }: CheckContext, name: string, at: Position): Diagnostic[] {
  const known = file.identityCenter?.groups ?? {};
  if (Object.hasOwn(known, name)) return [];
  const groups = Object.keys(known);
  const near = didYouMean(name, groups);
  const fix = near ? `did you mean ${near}?` : `add ${name}: {} under identityCenter.groups`;
  return [error('unknown-group', at, `there is no group ${name}`, fix)];
}

function unknownPermissionSet({ file }: CheckContext, name: string, at: Position): Diagnostic[] {
  const settings = file.identityCenter;
  if (settings && isPermissionSet(name, settings)) return [];
  const known = [...new Set([...Object.keys(settings?.permissionSets ?? {}), ...predefinedNames])];
  const fix = fixFor(name, known, 'permission sets');
  return [error('unknown-permission-set', at, `there is no permission set ${name}`, fix)];
}

function unknownSession({ file }: CheckContext, name: string, at: Position): Diagnostic[] {
  const known = file.identityCenter?.sessions ?? {};
  if (Object.hasOwn(known, name)) return [];
  const kinds = Object.keys(known);
  const near = didYouMean(name, kinds);
  const fix = near
    ? `did you mean ${near}?`
    : `add ${name}: { duration: PT1H } under identityCenter.sessions`;
  return [error('unknown-session', at, `there is no kind of sessions ${name}`, fix)];
}

function wrongAccount({ names, organization }: CheckContext, name: string, at: Position): Diagnostic[] {
  if (name === organization.management.name) return [];
  if (!names.isAccount(name)) {
    const fix = fixFor(name, names.allAccounts, 'accounts');
    return [
      error('unknown-account', at, `people get access to the account ${name}, which does not exist`, fix),
    ];
  }
  const state = names.stateOf(name);
  if (state === 'active') return [];
  const message = `people get access to the account ${name}, which is ${state}`;
  return [error('account-suspended', at, message, 'take it out of the assignment')];
}

function unknownUnit({ tree, names }: CheckContext, path: string, at: Position): Diagnostic[] {
  if (tree.has(path)) return [];
  const message = `people get access to the accounts in the OU ${path}, which does not exist`;
  return [error('unknown-ou', at, message, fixFor(path, names.units, 'OUs'))];
}

/** The region of the instance exists. */
export const instanceRegion: Check = (context) => {
  const region = context.file.identityCenter?.region;
  if (region === undefined || own(regions, region)) return [];
  const at = valueAt(context, 'identityCenter', 'region');
  return [
    error('region-unknown', at, `there is no region ${region}`, fixFor(region, regionNames, 'regions')),
  ];
};
