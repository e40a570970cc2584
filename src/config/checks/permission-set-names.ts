import { counted } from '../../organization/counted';
import { nameForSession, permissionSetsOf } from '../../services/identity-center/permission-set-model';
import type { IdentityCenter } from '../../services/identity-center/schema';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { type Check, type CheckContext, error, keyAt, valueAt } from './context';

/** The names that kinds of sessions and the management account give a permission set are AWS's to take, and free. */
export const permissionSetNames: Check = (context) => {
  const settings = context.file.identityCenter;
  if (!settings) return [];
  const kinds = Object.keys(settings.sessions);
  return usedNames(context, settings).flatMap((name) => {
    const at = Object.hasOwn(settings.permissionSets, name)
      ? keyAt(context, 'identityCenter', 'permissionSets', name)
      : keyAt(context, 'identityCenter', 'sessions');
    return kinds.flatMap((kind) =>
      wrongName(nameForSession(name, kind), `for sessions of the kind ${kind}`, at, settings),
    );
  });
};

function wrongName(made: string, why: string, at: Diagnostic['at'], settings: IdentityCenter): Diagnostic[] {
  if (made.length > 32)
    return [
      error(
        'permission-set-name',
        at,
        `${made}, as the permission set is called ${why}, has ${made.length} characters; AWS takes 32`,
        'shorten the name of the permission set or what is appended to it',
      ),
    ];
  return Object.hasOwn(settings.permissionSets, made)
    ? [
        error(
          'permission-set-name',
          at,
          `${made} is a permission set of its own and the name of another ${why}`,
          'call one of the two otherwise',
        ),
      ]
    : [];
}

/** The same for the permission sets of the management account. */
export const managementPermissionSetNames: Check = (context) => {
  const settings = context.file.identityCenter;
  const { management } = context.organization;
  return (settings?.assignments ?? []).flatMap(({ accounts, permissionSets }, index) =>
    settings && accounts?.includes(management.name)
      ? permissionSets.flatMap((name, place) =>
          wrongName(
            `${name}${settings.managementAccount.suffix}`,
            'on the management account',
            valueAt(context, 'identityCenter', 'assignments', index, 'permissionSets', place),
            settings,
          ),
        )
      : [],
  );
};

/** There are not more permission sets than AWS takes. */
export const permissionSetCount: Check = (context) => {
  const settings = context.file.identityCenter;
  if (!settings) return [];
  const count = permissionSetsOf(settings, usedNames(context, settings)).length;
  const most = context.file.quotas.permissionSets;
  if (count <= most) return [];
  const message = `there ${count === 1 ? 'is' : 'are'} ${counted(count, 'permission set')}, each once for every kind of session; AWS takes ${most}`;
  const fix = 'join some, or write what AWS granted you in quotas.permissionSets';
  return [error('permission-set-count', keyAt(context, 'identityCenter', 'permissionSets'), message, fix)];
};

const usedNames = ({ organization }: CheckContext, settings: IdentityCenter): string[] => [
  ...new Set([
    ...Object.keys(settings.permissionSets),
    ...settings.assignments.flatMap(({ permissionSets }) => permissionSets),
    ...organization.accounts.flatMap(({ access }) =>
      Object.values(access.groups).flatMap((sets) => sets ?? []),
    ),
  ]),
];
