import {
  type Account,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  DescribeResourcePolicyCommand,
  ListAccountsForParentCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListOrganizationalUnitsForParentCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
  type OrganizationsClient,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import { type Calls, orNone } from './calls';
import type { Found, FoundAccount, FoundPolicy, FoundUnit, Tags } from './found';

/** An account without its contacts and opt-in regions, which are read afterwards. */
export type BareAccount = Omit<FoundAccount, 'contacts' | 'regions'>;

/** What AWS Organizations itself knows. */
export type FoundOrganization = Omit<Found, 'accounts' | 'identityCenter'> & {
  accounts: readonly BareAccount[];
};

/** Reads an organization with calls that only read (https://docs.aws.amazon.com/organizations/latest/APIReference/). */
export class OrganizationReader {
  constructor(
    private readonly client: OrganizationsClient,
    private readonly calls: Calls,
  ) {}

  /** Reads the organization, without the contacts and regions of its accounts. */
  async read(): Promise<FoundOrganization> {
    const { Organization: organization = {} } = await this.calls.once('organization', () =>
      this.client.send(new DescribeOrganizationCommand({})),
    );
    const [root] = await this.calls.pages('roots', async (NextToken) => {
      const { Roots, NextToken: next } = await this.client.send(new ListRootsCommand({ NextToken }));
      return { items: Roots, next };
    });
    const rootId = root?.Id ?? '';
    const policyTypes = (root?.PolicyTypes ?? []).flatMap(({ Type, Status }) =>
      Type && Status === 'ENABLED' ? [Type] : [],
    );
    const accounts: BareAccount[] = [];
    const units = await this.below(rootId, accounts);
    const managementAccountId = organization.MasterAccountId ?? '';
    const management = accounts.find(({ id }) => id === managementAccountId);
    return {
      id: organization.Id ?? '',
      managementAccountId,
      managementAccountName: management?.name ?? 'management',
      ...(management?.email && { managementEmail: management.email }),
      rootId,
      policyTypes,
      trustedAccess: await this.trustedAccess(),
      units,
      accounts: accounts.filter(({ id }) => id !== managementAccountId),
      policies: await this.policies(policyTypes),
      delegations: await this.delegations(),
      ...(await this.resourcePolicy()),
    };
  }

  /** The OUs below a parent; their accounts, and its own, are added to a list. */
  private async below(parentId: string, accounts: BareAccount[]): Promise<FoundUnit[]> {
    const here = await this.calls.pages(`accounts of ${parentId}`, async (NextToken) => {
      const page = await this.client.send(
        new ListAccountsForParentCommand({ ParentId: parentId, NextToken }),
      );
      return { items: page.Accounts, next: page.NextToken };
    });
    for (const account of here) accounts.push(await this.account(account, parentId));
    const found = await this.calls.pages(`OUs of ${parentId}`, async (NextToken) => {
      const command = new ListOrganizationalUnitsForParentCommand({ ParentId: parentId, NextToken });
      const page = await this.client.send(command);
      return { items: page.OrganizationalUnits, next: page.NextToken };
    });
    const units: FoundUnit[] = [];
    for (const { Id: id = '', Name: name = '' } of found)
      units.push({ id, name, tags: await this.tags(id), units: await this.below(id, accounts) });
    return units;
  }

  private async account(account: Account, parentId: string): Promise<BareAccount> {
    const { Id: id = '', Name: name = '', Email: email = '' } = account;
    // `State` has taken the place of `Status`; both mean the same where they are there.
    const status = account.State ?? account.Status ?? 'ACTIVE';
    return { id, name, email, closed: status !== 'ACTIVE', parentId, tags: await this.tags(id) };
  }

  private async tags(id: string): Promise<Tags> {
    const tags = await this.calls.pages(`tags of ${id}`, async (NextToken) => {
      const page = await this.client.send(new ListTagsForResourceCommand({ ResourceId: id, NextToken }));
      return { items: page.Tags, next: page.NextToken };
    });
    return Object.fromEntries(tags.flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? '']] : [])));
  }

  private async policies(types: readonly PolicyType[]): Promise<FoundPolicy[]> {
    const policies: FoundPolicy[] = [];
    for (const type of types) {
      const found = await this.calls.pages(`policies of type ${type}`, async (NextToken) => {
        const page = await this.client.send(new ListPoliciesCommand({ Filter: type, NextToken }));
        return { items: page.Policies, next: page.NextToken };
      });
      for (const { Id: id, AwsManaged } of found)
        if (id && !AwsManaged) policies.push(await this.policy(id, type));
    }
    return policies;
  }

  private async policy(id: string, type: string): Promise<FoundPolicy> {
    const { Policy: policy } = await this.calls.once(`policy ${id}`, () =>
      this.client.send(new DescribePolicyCommand({ PolicyId: id })),
    );
    const targets = await this.calls.pages(`targets of ${id}`, async (NextToken) => {
      const page = await this.client.send(new ListTargetsForPolicyCommand({ PolicyId: id, NextToken }));
      return { items: page.Targets, next: page.NextToken };
    });
    const { Name: name = id, Description: description = '' } = policy?.PolicySummary ?? {};
    return {
      id,
      name,
      type,
      description,
      content: policy?.Content ?? '{}',
      tags: await this.tags(id),
      targets: targets.flatMap(({ TargetId }) => TargetId ?? []),
    };
  }

  private async trustedAccess(): Promise<string[]> {
    const services = await this.calls.pages('trusted access', async (NextToken) => {
      const page = await this.client.send(new ListAWSServiceAccessForOrganizationCommand({ NextToken }));
      return { items: page.EnabledServicePrincipals, next: page.NextToken };
    });
    return services.flatMap(({ ServicePrincipal }) => ServicePrincipal ?? []).sort();
  }

  private async resourcePolicy(): Promise<Pick<Found, 'resourcePolicy'>> {
    const answer = await this.calls.once('resource policy', () =>
      orNone(this.client.send(new DescribeResourcePolicyCommand({})), 'ResourcePolicyNotFoundException'),
    );
    const content = answer?.ResourcePolicy?.Content;
    return content ? { resourcePolicy: content } : {};
  }

  private async delegations(): Promise<Record<string, string[]>> {
    const administrators = await this.calls.pages('delegated administrators', async (NextToken) => {
      const page = await this.client.send(new ListDelegatedAdministratorsCommand({ NextToken }));
      return { items: page.DelegatedAdministrators, next: page.NextToken };
    });
    const delegations: Record<string, string[]> = {};
    for (const { Id: id } of administrators) {
      if (!id) continue;
      const services = await this.calls.pages(`services of ${id}`, async (NextToken) => {
        const command = new ListDelegatedServicesForAccountCommand({ AccountId: id, NextToken });
        const page = await this.client.send(command);
        return { items: page.DelegatedServices, next: page.NextToken };
      });
      delegations[id] = services.flatMap(({ ServicePrincipal }) => ServicePrincipal ?? []).sort();
    }
    return delegations;
  }
}
