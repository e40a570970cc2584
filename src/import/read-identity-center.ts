import { DescribeGroupCommand, type IdentitystoreClient } from '@aws-sdk/client-identitystore';
import {
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListInstancesCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetsCommand,
  ListTagsForResourceCommand,
  type SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { type Calls, orNone } from './calls';
import type { FoundAssignment, FoundIdentityCenter, FoundPermissionSet } from './found';

/** Reads Identity Center (https://docs.aws.amazon.com/singlesignon/latest/APIReference/). */
export class IdentityCenterReader {
  private instanceArn = '';

  constructor(
    private readonly admin: SSOAdminClient,
    private readonly store: IdentitystoreClient,
    private readonly calls: Calls,
  ) {}

  /** Everything of the organization's instance; undefined where there is none in this region. */
  async read(): Promise<FoundIdentityCenter | undefined> {
    const [instance] = await this.calls.pages('Identity Center', async (NextToken) => {
      const page = await this.admin.send(new ListInstancesCommand({ NextToken }));
      return { items: page.Instances, next: page.NextToken };
    });
    if (!instance?.InstanceArn) return undefined;
    this.instanceArn = instance.InstanceArn;
    const arns = await this.pages('permission sets', ListPermissionSetsCommand, {}, 'PermissionSets');
    const permissionSets: FoundPermissionSet[] = [];
    const assignments: FoundAssignment[] = [];
    for (const arn of arns as string[]) {
      permissionSets.push(await this.permissionSet(arn));
      assignments.push(...(await this.assignments(arn)));
    }
    const ids = assignments
      .filter(({ principalType }) => principalType === 'GROUP')
      .map((each) => each.principalId);
    const groups: Record<string, string> = {};
    for (const id of new Set(ids)) groups[id] = await this.groupName(instance.IdentityStoreId ?? '', id);
    return { permissionSets, assignments, groups };
  }

  private async permissionSet(arn: string): Promise<FoundPermissionSet> {
    const PermissionSetArn = arn;
    const input = { InstanceArn: this.instanceArn, PermissionSetArn };
    const { PermissionSet: set = {} } = await this.calls.once(`permission set ${arn}`, () =>
      this.admin.send(new DescribePermissionSetCommand(input)),
    );
    const managed = await this.pages(
      `managed policies of ${arn}`,
      ListManagedPoliciesInPermissionSetCommand,
      { PermissionSetArn },
      'AttachedManagedPolicies',
    );
    const customer = await this.pages(
      `customer-managed policies of ${arn}`,
      ListCustomerManagedPolicyReferencesInPermissionSetCommand,
      { PermissionSetArn },
      'CustomerManagedPolicyReferences',
    );
    const { InlinePolicy: inline } = await this.calls.once(`inline policy of ${arn}`, () =>
      this.admin.send(new GetInlinePolicyForPermissionSetCommand(input)),
    );
    return {
      arn,
      name: set.Name ?? '',
      ...(set.Description && { description: set.Description }),
      ...(set.SessionDuration && { sessionDuration: set.SessionDuration }),
      ...(set.RelayState && { relayState: set.RelayState }),
      managedPolicies: (managed as { Arn?: string }[]).flatMap(({ Arn }) => Arn ?? []).sort(),
      customerManagedPolicies: (customer as { Name?: string; Path?: string }[]).map(reference),
      ...(inline && { inlinePolicy: inline }),
      ...(await this.boundary(arn)),
      tags: await this.tags(arn),
    };
  }

  private async boundary(arn: string): Promise<Pick<FoundPermissionSet, 'boundary'>> {
    const command = new GetPermissionsBoundaryForPermissionSetCommand({
      InstanceArn: this.instanceArn,
      PermissionSetArn: arn,
    });
    const answer = await this.calls.once(`boundary of ${arn}`, () =>
      orNone(this.admin.send(command), 'ResourceNotFoundException'),
    );
    const found = answer?.PermissionsBoundary;
    if (found?.ManagedPolicyArn) return { boundary: { managedPolicy: found.ManagedPolicyArn } };
    const own = found?.CustomerManagedPolicyReference;
    return own ? { boundary: { customerManagedPolicy: reference(own) } } : {};
  }

  private async assignments(arn: string): Promise<FoundAssignment[]> {
    const input = { PermissionSetArn: arn };
    const accounts = await this.pages(
      `accounts with ${arn}`,
      ListAccountsForProvisionedPermissionSetCommand,
      input,
      'AccountIds',
    );
    const found: FoundAssignment[] = [];
    for (const AccountId of accounts as string[]) {
      const key = `assignments of ${arn} in ${AccountId}`;
      const here = await this.pages(
        key,
        ListAccountAssignmentsCommand,
        { ...input, AccountId },
        'AccountAssignments',
      );
      for (const { PrincipalType = '', PrincipalId = '' } of here as {
        PrincipalType?: string;
        PrincipalId?: string;
      }[])
        found.push({
          accountId: AccountId,
          permissionSetArn: arn,
          principalType: PrincipalType,
          principalId: PrincipalId,
        });
    }
    return found;
  }

  private async tags(arn: string): Promise<Record<string, string>> {
    const tags = (await this.pages(
      `tags of ${arn}`,
      ListTagsForResourceCommand,
      { ResourceArn: arn },
      'Tags',
    )) as {
      Key?: string;
      Value?: string;
    }[];
    return Object.fromEntries(tags.flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? '']] : [])));
  }

  private async groupName(IdentityStoreId: string, GroupId: string): Promise<string> {
    const command = new DescribeGroupCommand({ IdentityStoreId, GroupId });
    const group = await this.calls.once(`group ${GroupId}`, () => this.store.send(command));
    return group.DisplayName ?? GroupId;
  }

  /** All pages of a list of the instance; the SDK's commands differ in nothing but their names. */
  private pages(
    key: string,
    // biome-ignore lint/suspicious/noExplicitAny: each command has a type of its own
    Command: new (input: any) => any,
    input: object,
    list: string,
  ): Promise<unknown[]> {
    return this.calls.pages(key, async (NextToken) => {
      const command = new Command({ ...input, InstanceArn: this.instanceArn, NextToken });
      // biome-ignore lint/suspicious/noExplicitAny: as above
      const page = (await this.admin.send(command)) as any;
      return { items: page[list] as unknown[] | undefined, next: page.NextToken as string | undefined };
    });
  }
}

const reference = ({ Name = '', Path }: { Name?: string | undefined; Path?: string | undefined }) => ({
  name: Name,
  ...(Path && Path !== '/' && { path: Path }),
});
