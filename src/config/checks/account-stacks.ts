import { counted } from '../../organization/counted';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { type Check, type CheckContext, error, keyAt, valueAt, warning } from './context';

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
    // What a branch inherits may well hold accounts that were in the stack before.
    if (former === node.stack) return own ? [unmoved(at, entry.name, former)] : [];
    if (!/^accounts(-[a-z0-9-]+)?$/.test(former)) return [noStack(at, former)];
    const name = valueAt(context, 'accounts', index, 'name');
    return entry.id ? [] : [notImportable(name, entry.name, former, node.stack)];
  });

const unmoved = (at: Position, account: string, stack: string): Diagnostic =>
  error(
    'former-stack',
    at,
    `account ${account} is still in the stack ${stack}`,
    'give the stack that it was in before, or take formerStack out',
  );

const noStack = (at: Position, former: string): Diagnostic =>
  error(
    'former-stack',
    at,
    `${former} is not the name of an accounts stack`,
    'stacks are called accounts or accounts-<name>, as npm start shows them',
  );

const notImportable = (at: Position, account: string, former: string, stack: string): Diagnostic =>
  error(
    'former-stack',
    at,
    `account ${account} moves from ${former} to ${stack}, but has no id to be imported by`,
    'run npx landfall ids --write first: it writes the ids of created accounts into the file',
  );

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
    `the stack ${stack} holds ${counted(size, 'account')}, which makes plans slow`,
    fix,
  );
}
