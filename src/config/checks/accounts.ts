import { emailOf } from '../accounts';
import type { Diagnostic, DiagnosticCode, Position } from '../diagnostic';
import { fixFor } from '../suggest';
import { type Check, type CheckContext, error, keyAt, valueAt, warning } from './context';

/** Names, e-mail addresses and ids are unique, over the management account as well. */
export const uniqueAccounts: Check = (context) => {
  const { file } = context;
  const { managementAccount: management } = file.organization;
  const manager = (field: string) => valueAt(context, 'organization', 'managementAccount', field);
  const place = (index: number, field: string) => valueAt(context, 'accounts', index, field);
  const names = file.accounts.map(({ name }, index) => ({ value: name, at: place(index, 'name') }));
  const emails = file.accounts.map((entry, index) => ({
    value: emailOf(entry, file),
    at: place(index, entry.email ? 'email' : 'name'),
  }));
  const ids = file.accounts.map(({ id }, index) => ({ value: id, at: place(index, 'id') }));
  return [
    ...repeated(
      'duplicate-account',
      'account name',
      [{ value: management.name, at: manager('name') }, ...names],
      'name each account once; to attach more to one, write it in the same entry',
    ),
    ...repeated(
      'duplicate-email',
      'e-mail address',
      [{ value: management.email, at: manager('email') }, ...emails],
      'AWS takes an address for one account only, whatever its case',
    ),
    ...repeated(
      'duplicate-id',
      'account id',
      [{ value: management.id, at: manager('id') }, ...ids],
      'an account has one entry; take one of the two out',
    ),
  ];
};

function repeated(
  code: DiagnosticCode,
  what: string,
  values: readonly { value: string | undefined; at: Position }[],
  fix: string,
): Diagnostic[] {
  const first = new Map<string, Position>();
  return values.flatMap(({ value, at }) => {
    if (value === undefined) return [];
    const folded = value.toLowerCase();
    const before = first.get(folded);
    if (before)
      return [
        {
          ...error(code, at, `the ${what} ${value} is used twice`, fix),
          related: { at: before, message: 'used here first' },
        },
      ];
    first.set(folded, at);
    return [];
  });
}

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

/** An account that moves to another stack can be imported there, and really moves. */
export const formerStacks: Check = (context) =>
  context.file.accounts.flatMap((entry, index) => {
    const node = context.tree.get(entry.ou);
    const own = entry.formerStack as string | null | undefined;
    const inherited = node?.accountDefaults?.children?.get('formerStack');
    const former = own === undefined ? (inherited?.value as string | undefined) : own;
    if (!node || !former) return [];
    const at = own
      ? valueAt(context, 'accounts', index, 'formerStack')
      : (inherited?.at ?? keyAt(context, 'accounts', index));
    if (former === node.stack) {
      return own
        ? [
            error(
              'former-stack',
              at,
              `account ${entry.name} is still in the stack ${former}`,
              'give the stack that it was in before, or take formerStack out',
            ),
          ]
        : [];
    }
    if (!/^accounts(-[a-z0-9-]+)?$/.test(former)) {
      return [
        error(
          'former-stack',
          at,
          `${former} is not the name of an accounts stack`,
          'stacks are called accounts or accounts-<name>, as npm start shows them',
        ),
      ];
    }
    if (entry.id) return [];
    return [
      error(
        'former-stack',
        valueAt(context, 'accounts', index, 'name'),
        `account ${entry.name} moves from ${former} to ${node.stack}, but has no id to be imported by`,
        'run npx landfall ids --write first: it writes the ids of created accounts into the file',
      ),
    ];
  });

/** There are not more accounts than AWS lets the organization have, nor more in a state than plans take. */
export const accountCounts: Check = (context) => {
  const { file, tree } = context;
  const most = file.quotas.accounts;
  const all = file.accounts.length + 1;
  const sizes = new Map<string, number>();
  for (const { ou } of file.accounts) {
    const stack = tree.get(ou)?.stack;
    if (stack) sizes.set(stack, (sizes.get(stack) ?? 0) + 1);
  }
  const large = [...sizes].filter(([, size]) => size > file.quotas.accountsPerStack);
  return [
    ...(all > most ? [tooMany(context, all, most)] : []),
    ...large.map(([stack, size]) => tooLarge(context, stack, size)),
  ];
};

function tooMany(context: CheckContext, all: number, most: number): Diagnostic {
  const at = keyAt(context, 'accounts');
  const fix =
    'AWS starts an organization with 10; ask for more in Service Quotas (region us-east-1, AWS Organizations), then write what you were granted in quotas.accounts';
  return warning('account-count', at, `the file has ${all} accounts, the quota is ${most}`, fix);
}

function tooLarge(context: CheckContext, stack: string, size: number): Diagnostic {
  const at = keyAt(context, 'accounts');
  const fix =
    'give one of its OUs a stack of its own (stack: <name>) and carry the accounts over with accountDefaults: { formerStack: ' +
    `${stack} }; see docs/accounts.md`;
  return warning(
    'account-stack-large',
    at,
    `the stack ${stack} holds ${size} accounts, which makes plans slow`,
    fix,
  );
}
