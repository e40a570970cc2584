import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { CreateGroupCommand, IdentitystoreClient } from '@aws-sdk/client-identitystore';
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import {
  AttachManagedPolicyToPermissionSetCommand,
  CreateAccountAssignmentCommand,
  CreatePermissionSetCommand,
  ListInstancesCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';

/** An organization as somebody has made it by hand: 60 accounts, nested OUs, policies, people. Needs `AWS_ENDPOINT_URL`. */
export class ExistingOrganization {
  private readonly organizations = new OrganizationsClient({ region: 'us-east-1' });
  private readonly accounts = new AccountClient({ region: 'us-east-1' });
  private readonly admin = new SSOAdminClient({ region: 'eu-central-1' });
  private readonly store = new IdentitystoreClient({ region: 'eu-central-1' });

  async make(): Promise<void> {
    await this.organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    const { Roots } = await this.organizations.send(new ListRootsCommand({}));
    const root = Roots?.[0]?.Id ?? '';
    await this.organizations.send(
      new EnablePolicyTypeCommand({ RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' }),
    );
    for (const ServicePrincipal of [
      'account.amazonaws.com',
      'config.amazonaws.com',
      'sso.amazonaws.com',
      'guardduty.amazonaws.com',
    ])
      await this.organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    const security = await this.unit(root, 'Security');
    const workloads = await this.unit(root, 'Workloads');
    const production = await this.unit(workloads, 'Production');
    const staging = await this.unit(workloads, 'Staging & Tests');
    await this.unit(root, 'Suspended');
    await this.policies(root, production);
    const ids = await this.members(root, [security, production, staging]);
    await this.delegate(ids[0] ?? '');
    await this.people(ids);
  }

  private async unit(ParentId: string, Name: string): Promise<string> {
    const Tags = [{ Key: 'Purpose', Value: Name.replace(/[^\w ]/g, '') }];
    const made = await this.organizations.send(new CreateOrganizationalUnitCommand({ ParentId, Name, Tags }));
    return made.OrganizationalUnit?.Id ?? '';
  }

  private async policies(root: string, production: string): Promise<void> {
    const deny = (Action: string) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action, Resource: '*' }] });
    const targets: [string, string, string][] = [
      ['deny-leaving', 'organizations:LeaveOrganization', root],
      ['Deny IAM users', 'iam:CreateUser', production],
    ];
    for (const [Name, action, TargetId] of targets) {
      const input = { Name, Description: `Denies ${action}.`, Type: 'SERVICE_CONTROL_POLICY' as const };
      const made = await this.organizations.send(
        new CreatePolicyCommand({ ...input, Content: deny(action) }),
      );
      const PolicyId = made.Policy?.PolicySummary?.Id ?? '';
      await this.organizations.send(new AttachPolicyCommand({ PolicyId, TargetId }));
    }
  }

  private async members(root: string, units: readonly string[]): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < 60; index++) {
      const name =
        index === 0 ? 'Security Tooling' : `Team ${Math.floor(index / 2)} ${index % 2 ? 'prod' : 'test'}`;
      const Email = `aws+${name.toLowerCase().replaceAll(' ', '-')}@acme.example`;
      const Tags = [
        { Key: 'Owner', Value: 'platform' },
        { Key: 'CostCenter', Value: String(4711 + index) },
      ];
      const made = await this.organizations.send(
        new CreateAccountCommand({ AccountName: name, Email, Tags }),
      );
      const AccountId = made.CreateAccountStatus?.AccountId ?? '';
      const to = units[index === 0 ? 0 : 1 + (index % 2)] ?? root;
      if (index < 58)
        await this.organizations.send(
          new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId: to }),
        );
      ids.push(AccountId);
    }
    await this.accounts.send(
      new PutAlternateContactCommand({
        AccountId: ids[0],
        AlternateContactType: 'SECURITY',
        Name: 'Security Operations',
        Title: 'Team',
        EmailAddress: 'security@acme.example',
        PhoneNumber: '+49 30 1234567',
      }),
    );
    return ids;
  }

  private async delegate(AccountId: string): Promise<void> {
    for (const ServicePrincipal of ['access-analyzer.amazonaws.com', 'guardduty.amazonaws.com'])
      await this.organizations.send(
        new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }),
      );
  }

  private async people(ids: readonly string[]): Promise<void> {
    const { Instances } = await this.admin.send(new ListInstancesCommand({}));
    const { InstanceArn, IdentityStoreId } = Instances?.[0] ?? {};
    const group = async (DisplayName: string) =>
      (await this.store.send(new CreateGroupCommand({ IdentityStoreId, DisplayName }))).GroupId;
    const groups = [await group('developers'), await group('AWS/Auditors')];
    const sets = [
      await this.permissionSet(InstanceArn, 'Developer', 'PT4H'),
      await this.permissionSet(InstanceArn, 'Auditor', 'PT8H'),
    ];
    for (const [index, TargetId] of ids.entries()) {
      for (const which of index % 2 ? [0, 1] : [1]) {
        await this.admin.send(
          new CreateAccountAssignmentCommand({
            InstanceArn,
            TargetId,
            TargetType: 'AWS_ACCOUNT',
            PermissionSetArn: sets[which],
            PrincipalType: 'GROUP',
            PrincipalId: groups[which],
          }),
        );
      }
    }
  }

  private async permissionSet(InstanceArn: string | undefined, Name: string, SessionDuration: string) {
    const made = await this.admin.send(
      new CreatePermissionSetCommand({ InstanceArn, Name, SessionDuration, Description: `For a ${Name}.` }),
    );
    const PermissionSetArn = made.PermissionSet?.PermissionSetArn;
    const ManagedPolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    await this.admin.send(
      new AttachManagedPolicyToPermissionSetCommand({ InstanceArn, PermissionSetArn, ManagedPolicyArn }),
    );
    const Statement = [{ Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' }];
    const InlinePolicy = JSON.stringify({ Version: '2012-10-17', Statement });
    await this.admin.send(
      new PutInlinePolicyToPermissionSetCommand({ InstanceArn, PermissionSetArn, InlinePolicy }),
    );
    return PermissionSetArn;
  }
}
