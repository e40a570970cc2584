import { AuditmanagerOrganizationAdminAccountRegistration } from '@cdktf/provider-aws/lib/auditmanager-organization-admin-account-registration';
import { CloudtrailOrganizationDelegatedAdminAccount } from '@cdktf/provider-aws/lib/cloudtrail-organization-delegated-admin-account';
import { DetectiveOrganizationAdminAccount } from '@cdktf/provider-aws/lib/detective-organization-admin-account';
import { FmsAdminAccount } from '@cdktf/provider-aws/lib/fms-admin-account';
import { GuarddutyOrganizationAdminAccount } from '@cdktf/provider-aws/lib/guardduty-organization-admin-account';
import { Inspector2DelegatedAdminAccount } from '@cdktf/provider-aws/lib/inspector2-delegated-admin-account';
import { Macie2OrganizationAdminAccount } from '@cdktf/provider-aws/lib/macie2-organization-admin-account';
import { SecurityhubOrganizationAdminAccount } from '@cdktf/provider-aws/lib/securityhub-organization-admin-account';
import { VpcIpamOrganizationAdminAccount } from '@cdktf/provider-aws/lib/vpc-ipam-organization-admin-account';
import type { ITerraformDependable, TerraformProvider, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { inEach, type Regional } from '../../terraform/per-region';
import { StateMoves } from '../../terraform/state-moves';
import { type DelegableService, delegationFacts } from './delegation-facts';

/** A service with a call of its own for its delegated administrator. */
export interface ServiceAdministratorProps {
  readonly service: DelegableService;
  /** expression or id of the account */
  readonly accountId: string;
  /** regions to register it in, for the services that work region by region */
  readonly regions: readonly string[];
  /** the region that goes first; the first of all where nothing is said */
  readonly homeRegion?: string;
  /** whether it is registered already, to be imported */
  readonly adopted?: boolean;
  /** the management account's provider, in a stack that works in another account */
  readonly provider?: TerraformProvider;
  /** what must be on before: AWS would switch it on itself, and then refuse to do so once more */
  readonly dependsOn?: ITerraformDependable[];
}

interface Made {
  readonly provider?: TerraformProvider;
  readonly dependsOn?: ITerraformDependable[];
}
type Maker = (scope: Construct, id: string, accountId: string, made: Regional & Made) => TerraformResource;

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

/**
 * The delegated administrator of one service, in every governed region where the service asks for that. One region goes
 * first: with it the service registers the account with Organizations, and others that do so meanwhile are refused
 * (https://github.com/aws-samples/aws-secure-environment-accelerator/issues/778).
 */
export class ServiceAdministrator extends Construct {
  /** what waits for the administrator waits for these */
  readonly resources: readonly TerraformResource[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceAdministratorProps,
  ) {
    super(scope, id);
    const { service, regions } = props;
    const home = props.homeRegion && regions.includes(props.homeRegion) ? props.homeRegion : regions[0];
    if (!delegationFacts(service).own?.perRegion || !home) {
      this.resources = this.make('Resource', regions, []);
      return;
    }
    const first = this.make('home', [home], []);
    const others = regions.filter((region) => region !== home);
    const rest = others.length ? this.make('Resource', others, first) : [];
    this.resources = [...first, ...rest];
    this.rename(home);
  }

  private make(
    id: string,
    regions: readonly string[],
    after: readonly TerraformResource[],
  ): TerraformResource[] {
    const { service, accountId, provider, dependsOn = [], adopted } = this.props;
    const before = [...dependsOn, ...after];
    const resource = makers[service]?.(this, id, accountId, {
      ...inEach(regions),
      ...(provider && { provider }),
      ...(before.length && { dependsOn: before }),
    });
    if (resource && adopted) this.import(resource, regions);
    return resource ? [resource] : [];
  }

  /** Until 2026-11-21 all regions were instances of one resource. */
  private rename(home: string): void {
    const [first] = this.resources;
    if (!first) return;
    const address = `${first.terraformResourceType}.${first.friendlyUniqueId}`;
    const former = { resource: address.replace(/_home$/, ''), key: home };
    StateMoves.of(this).move(former, { resource: address, key: home });
  }

  /** Each of these resources is imported by the account's id, with the region behind an `@` where there are several. */
  private import(
    { friendlyUniqueId, terraformResourceType }: TerraformResource,
    regions: readonly string[],
  ): void {
    const { service, accountId } = this.props;
    const address = `${terraformResourceType}.${friendlyUniqueId}`;
    const moves = StateMoves.of(this);
    if (delegationFacts(service).own?.perRegion)
      moves.importAll(address, new Map(regions.map((region) => [region, `${accountId}@${region}`])));
    else moves.importOne(address, accountId);
  }
}
