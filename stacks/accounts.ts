import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import type { Account } from '../src/organization/model';
import { AlternateContacts, alternateContacts, PrimaryContacts } from '../src/services/account/contacts';
import { OptInRegions } from '../src/services/account/opt-in-regions';
import { Accounts } from '../src/services/organizations/accounts';
import { Attachments } from '../src/services/organizations/attachments';
import {
  type AccountResource,
  type AccountsOfState,
  existsAlready,
  moveAccountResources,
} from '../src/terraform/account-moves';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { Guardrails } from './guardrails';
import type { OrganizationStack } from './organization';

/** The error message for an account that was removed from the file. */
const cure =
  'in the state, but no longer in the organization file. An account is not removed by deleting its entry: put it ' +
  'back, then set state: suspended, close it in AWS if that is meant, set state: released, apply, and delete the ' +
  'entry. A renamed account needs formerName; one that belongs to another stack now, by its ou or by stack of an OU, ' +
  'needs its id (npx landfall ids --write) and formerStack. See docs/accounts.md.';

/** The accounts of one branch, with their contacts and regions. The stack works in the management account. */
export class AccountsStack extends LandfallStack<'accounts'> {
  private readonly stateAccounts: AccountsOfState;

  constructor(
    scope: App,
    name: string,
    private readonly organization: LandingZone,
    private readonly upstream: OrganizationStack,
    private readonly guardrails: Guardrails,
  ) {
    super(scope, name, inManagement(organization));
    this.addDependency(upstream);
    this.stateAccounts = {
      present: organization.accounts.filter(({ stack }) => stack === name),
      departed: organization.accounts.filter(
        ({ stack, formerStack }) => formerStack === name && stack !== name,
      ),
    };
    const accounts = new Accounts(this, 'account', {
      accounts: this.stateAccounts,
      parentId: (path) => this.upstream.unitIdFor(this, path),
    });
    const active = this.stateAccounts.present.filter(({ state }) => state === 'active');
    this.reach(accounts, active);
    this.attach(accounts, active);
    this.writeOutputs('accounts', { account_ids: accounts.ids });
    this.explainRemoval({ output: 'account_ids', known: this.knownNames(), cure });
  }

  /** Contacts and opt-in regions, those of the management account included. */
  private reach(accounts: Accounts, active: readonly Account[]): void {
    const { management } = this.organization;
    const reached = this.node.id === 'accounts' ? [management, ...active] : active;
    // AWS rejects the management account's own id here. Without an id, the call is about the caller's account.
    const accountId = `\${each.value.account == "${management.name}" ? null : ${accounts.idOf('each.value.account')}}`;
    const alternate = new AlternateContacts(this, 'alternate_contact', { accounts: reached, accountId });
    const primary = new PrimaryContacts(this, 'primary_contact', { accounts: reached, accountId });
    const regions = new OptInRegions(this, 'opt_in_region', { accounts: reached, accountId });
    this.moveResources({
      resource: alternate.address,
      parts: (account) => alternateContacts(account).map(([, type]) => `/${type}`),
      importId: ({ id }, part) => `${id}${part}`,
    });
    this.moveResources({
      resource: primary.address,
      parts: ({ contacts }) => (contacts.primary ? [''] : []),
      importId: ({ id }) => id,
    });
    this.moveResources({
      resource: regions.address,
      parts: (account) => account.regions.map((region) => `/${region}`),
      importId: ({ id }, part) => `${id},${part.slice(1)}`,
    });
  }

  private attach(accounts: Accounts, active: readonly Account[]): void {
    const attachments = active.flatMap((account) =>
      this.guardrails.ofAccount(account).map((policy) => ({
        target: account.name,
        policy,
        imported: existsAlready(account),
      })),
    );
    const names = [...new Set(attachments.map(({ policy }) => policy))].sort();
    this.addOverride(
      'locals.policy_ids',
      Object.fromEntries(names.map((name) => [name, this.policyId(name)])),
    );
    const attached = new Attachments(this, 'attachment', {
      attachments,
      targetId: `\${${accounts.idOf('each.value.target')}}`,
      policyId: '${local.policy_ids[each.value.policy]}',
    });
    this.moveResources({
      resource: attached.address,
      parts: (account) => this.guardrails.ofAccount(account).map((policy) => `:${policy}`),
      formerPart: (_, part) => `:${this.guardrails.formerNameOf(part.slice(1)) ?? part.slice(1)}`,
      importId: ({ id }, part) => `${id}:${this.policyId(part.slice(1))}`,
    });
  }

  private moveResources(accountResource: Omit<AccountResource, 'releasedWhen'>): void {
    moveAccountResources(this.moves, this.stateAccounts, {
      ...accountResource,
      releasedWhen: (state) => state !== 'active',
      importId: (account, part) =>
        account.id && existsAlready(account) ? accountResource.importId(account, part) : undefined,
    });
  }

  private policyId(name: string): string {
    const known = this.guardrails.idOf(name);
    const former = this.guardrails.formerNameOf(name);
    return known ?? this.outputsOf(this.upstream).entry('policy_ids', name, former);
  }

  private knownNames(): string[] {
    const { present, departed } = this.stateAccounts;
    return [...present, ...departed].flatMap(({ name, formerName }) => [
      name,
      ...(formerName ? [formerName] : []),
    ]);
  }
}
