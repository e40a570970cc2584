import { isEmail } from '../../organization/fields';
import { fixFor } from '../diagnostics/suggest';
import { emailOf } from '../resolving/accounts';
import { type Check, error, valueAt } from './context';

/** Every account has an address, its own or one made from the pattern. */
export const accountsWithoutEmail: Check = (context) => {
  const lacking = [...context.file.accounts.entries()].filter(([, entry]) => !emailOf(entry, context.file));
  const [first] = lacking;
  if (!first) return [];
  const others = lacking.length > 1 ? ` and ${lacking.length - 1} more have` : ' has';
  return [
    error(
      'email-missing',
      valueAt(context, 'accounts', first[0], 'name'),
      `account ${first[1].name}${others} no e-mail address`,
      'give organization.accountEmail a pattern such as aws+{account}@example.com, or the account an email',
    ),
  ];
};

/** The pattern makes addresses. */
export const accountEmailPattern: Check = (context) => {
  const { accountEmail } = context.file.organization;
  const example = accountEmail?.replaceAll('{account}', 'payments-prod');
  if (example === undefined || isEmail(example)) return [];
  return [
    error(
      'invalid-value',
      valueAt(context, 'organization', 'accountEmail'),
      `organization.accountEmail makes no e-mail address: ${example}`,
      'write name@domain.tld around {account}, such as aws+{account}@example.com',
    ),
  ];
};

/** Every address has a length that AWS takes. */
export const accountEmails: Check = (context) =>
  context.file.accounts.flatMap((entry, index) => {
    const email = emailOf(entry, context.file);
    if (email === undefined || (email.length >= 6 && email.length <= 64)) return [];
    return [
      error(
        'invalid-value',
        valueAt(context, 'accounts', index, 'name'),
        `the address ${email} has ${email.length} characters`,
        'AWS takes 6 to 64; give this account a shorter name or an email of its own',
      ),
    ];
  });

/** An account that is renamed keeps the address that was made from its former name: another one is another account. */
export const renamedEmails: Check = (context) =>
  context.file.accounts.flatMap((entry, index) => {
    const { name, formerName, email } = entry;
    const former = formerName && !email && emailOf({ ...entry, name: formerName }, context.file);
    if (!former || former === emailOf(entry, context.file)) return [];
    return [
      error(
        'rename-email',
        valueAt(context, 'accounts', index, 'formerName'),
        `with its name, the address of account ${name} changes; AWS would be asked for another account`,
        `add email: ${former} and leave it when formerName goes; it is the address that ${formerName} has`,
      ),
    ];
  });

/** Every account's OU exists, and the suspended OU does where an account is suspended. */
export const accountUnits: Check = (context) => {
  const { file, tree, names } = context;
  const lost = file.accounts.flatMap(({ name, ou }, index) =>
    tree.has(ou)
      ? []
      : [
          error(
            'unknown-ou',
            valueAt(context, 'accounts', index, 'ou'),
            `account ${name} is in the OU ${ou}, which does not exist`,
            fixFor(ou, names.units, 'OUs'),
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

/** A rename leads from a name that nobody has any more, and leads to one account. */
export const formerNames: Check = (context) => {
  const renamed = new Map<string, string>();
  return context.file.accounts.flatMap(({ name, formerName }, index) => {
    if (formerName === undefined) return [];
    const at = valueAt(context, 'accounts', index, 'formerName');
    const other = renamed.get(formerName);
    renamed.set(formerName, name);
    if (context.names.isAccount(formerName)) {
      const fix = 'take formerName out, or the other account’s entry if this one replaces it';
      return [
        error(
          'name-taken',
          at,
          `${name} was never called ${formerName}: an account of this name exists`,
          fix,
        ),
      ];
    }
    if (other === undefined) return [];
    const message = `${formerName} is the former name of ${other} already`;
    return [error('name-taken', at, message, 'an account is renamed once; take one of the two out')];
  });
};
