import { emailOf } from '../accounts';
import { fixFor } from '../suggest';
import { type Check, error, valueAt } from './context';

/** Every account has an address of a length that AWS takes, its own or one made from the pattern. */
export const accountEmails: Check = (context) =>
  context.file.accounts.flatMap((entry, index) => {
    const email = emailOf(entry, context.file);
    const at = valueAt(context, 'accounts', index, 'name');
    if (email === undefined) {
      return [
        error(
          'email-missing',
          at,
          `account ${entry.name} has no e-mail address`,
          'give organization.accountEmail a pattern such as aws+{account}@example.com, or the account an email',
        ),
      ];
    }
    if (email.length >= 6 && email.length <= 64) return [];
    return [
      error(
        'invalid-value',
        at,
        `the address ${email} has ${email.length} characters`,
        'AWS takes 6 to 64; give this account a shorter name or an email of its own',
      ),
    ];
  });

/** Every account's OU exists, and the suspended OU does where an account is suspended. */
export const accountUnits: Check = (context) => {
  const { file, tree } = context;
  const paths = [...tree.keys()];
  const lost = file.accounts.flatMap(({ name, ou }, index) =>
    tree.has(ou)
      ? []
      : [
          error(
            'unknown-ou',
            valueAt(context, 'accounts', index, 'ou'),
            `account ${name} is in the OU ${ou}, which does not exist`,
            fixFor(ou, paths, 'OUs'),
          ),
        ],
  );
  const suspended = file.organization.suspendedOrganizationalUnit;
  const index = file.accounts.findIndex(({ state }) => state === 'suspended');
  if (index < 0 || tree.has(suspended)) return lost;
  const message = `the OU for suspended accounts, ${suspended}, does not exist`;
  const fix = `add ${suspended}: {} under root.organizationalUnits with a policy that denies everything, or name another in organization.suspendedOrganizationalUnit`;
  return [...lost, error('unknown-ou', valueAt(context, 'accounts', index, 'state'), message, fix)];
};

/** A rename leads from a name that nobody has any more. */
export const formerNames: Check = (context) => {
  const inUse = new Set(context.names.accounts);
  return context.file.accounts.flatMap(({ name, formerName }, index) =>
    formerName !== undefined && inUse.has(formerName)
      ? [
          error(
            'name-taken',
            valueAt(context, 'accounts', index, 'formerName'),
            `${name} was never called ${formerName}: an account of this name exists`,
            'take formerName out, or the other account’s entry if this one replaces it',
          ),
        ]
      : [],
  );
};
