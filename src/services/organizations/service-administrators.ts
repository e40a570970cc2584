import { AuditmanagerOrganizationAdminAccountRegistration } from '@cdktf/provider-aws/lib/auditmanager-organization-admin-account-registration';
import { CloudtrailOrganizationDelegatedAdminAccount } from '@cdktf/provider-aws/lib/cloudtrail-organization-delegated-admin-account';
import { DetectiveOrganizationAdminAccount } from '@cdktf/provider-aws/lib/detective-organization-admin-account';
import { FmsAdminAccount } from '@cdktf/provider-aws/lib/fms-admin-account';
import { GuarddutyOrganizationAdminAccount } from '@cdktf/provider-aws/lib/guardduty-organization-admin-account';
import { Inspector2DelegatedAdminAccount } from '@cdktf/provider-aws/lib/inspector2-delegated-admin-account';
import { Macie2OrganizationAdminAccount } from '@cdktf/provider-aws/lib/macie2-organization-admin-account';
import { SecurityhubOrganizationAdminAccount } from '@cdktf/provider-aws/lib/securityhub-organization-admin-account';
import { VpcIpamOrganizationAdminAccount } from '@cdktf/provider-aws/lib/vpc-ipam-organization-admin-account';
import { type ITerraformIterator, TerraformIterator, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { StateMoves } from '../../terraform/state-moves';
import { type DelegableService, delegationFacts } from './delegation-facts';

/** A service with a call of its own for its delegated administrator. */
export interface ServiceAdministratorProps {
  readonly service: DelegableService;
  /** expression or id of the account */
  readonly accountId: string;
  /** regions to register it in, for the services that work region by region */
  readonly regions: readonly string[];
  /** whether it is registered already, to be imported */
  readonly adopted?: boolean;
}

type Regional = { forEach: ITerraformIterator; region: string };
type Maker = (scope: Construct, id: string, accountId: string, regional: Regional) => TerraformResource;

/** The services' own resources; their pages in the provider's registry carry the same names. */
const makers: Partial<Record<DelegableService, Maker>> = {
  auditManager: (scope, id, adminAccountId, regional) =>
    new AuditmanagerOrganizationAdminAccountRegistration(scope, id, { adminAccountId, ...regional }),
  cloudTrail: (scope, id, accountId) =>
    new CloudtrailOrganizationDelegatedAdminAccount(scope, id, { accountId }),
  detective: (scope, id, accountId, regional) =>
    new DetectiveOrganizationAdminAccount(scope, id, { accountId, ...regional }),
  firewallManager: (scope, id, accountId) => new FmsAdminAccount(scope, id, { accountId }),
  guardDuty: (scope, id, adminAccountId, regional) =>
    new GuarddutyOrganizationAdminAccount(scope, id, { adminAccountId, ...regional }),
  inspector: (scope, id, accountId, regional) =>
    new Inspector2DelegatedAdminAccount(scope, id, {
      accountId,
      ...regional,
      timeouts: { create: '30m', delete: '30m' },
    }),
  ipam: (scope, id, delegatedAdminAccountId) =>
    new VpcIpamOrganizationAdminAccount(scope, id, { delegatedAdminAccountId }),
  macie: (scope, id, adminAccountId, regional) =>
    new Macie2OrganizationAdminAccount(scope, id, { adminAccountId, ...regional }),
  securityHub: (scope, id, adminAccountId, regional) =>
    new SecurityhubOrganizationAdminAccount(scope, id, { adminAccountId, ...regional }),
};

/** Whether a service has a resource of its own here. */
export const hasOwnAdministrator = (service: DelegableService): boolean => service in makers;

/** The delegated administrator of one service, in every governed region where the service asks for that. */
export class ServiceAdministrator extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceAdministratorProps,
  ) {
    super(scope, id);
    const { service, accountId, regions, adopted } = props;
    const each = TerraformIterator.fromList([...regions]);
    const resource = makers[service]?.(this, 'Resource', accountId, { forEach: each, region: each.value });
    if (resource && adopted) this.import(resource);
  }

  /** Each of these resources is imported by the account's id, with the region behind an `@` where there are several. */
  private import({ friendlyUniqueId, terraformResourceType }: TerraformResource): void {
    const { service, accountId, regions } = this.props;
    const address = `${terraformResourceType}.${friendlyUniqueId}`;
    const moves = StateMoves.of(this);
    if (delegationFacts(service).own?.perRegion)
      moves.importAll(address, new Map(regions.map((region) => [region, `${accountId}@${region}`])));
    else moves.importOne(address, accountId);
  }
}
