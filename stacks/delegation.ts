import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { DelegatedAdministrators } from '../src/services/organizations/delegated-administrators';
import { ResourcePolicy } from '../src/services/organizations/resource-policy';
import { ServiceAdministrator } from '../src/services/organizations/service-administrators';
import { administratorOf, delegableServices } from '../src/services/registry';
import { serviceRegions } from '../src/services/service-regions';
import { snakeCase } from '../src/terraform/literal';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { AccountIds } from './account-ids';
import type { OrganizationStack } from './organization';

/** Registrations that this stack held until 2026-11-21. The stacks of their services hold them now. */
const leftFor = [
  'aws_guardduty_organization_admin_account.guard_duty',
  'aws_securityhub_organization_admin_account.security_hub',
  'aws_macie2_organization_admin_account.macie',
];

/** Delegated administrators: which account runs which service, set in the management account. */
export class DelegationStack extends LandfallStack {
  constructor(
    scope: App,
    organization: LandingZone,
    upstream: OrganizationStack,
    private readonly ids: AccountIds,
  ) {
    super(scope, 'delegation', inManagement(organization));
    this.addDependency(upstream);
    const { delegatedAdministrators: named, adopted = false } = organization;
    const delegations = delegableServices.flatMap((service) => {
      const account = named[service];
      const { registration } = administratorOf(service);
      return account ? [{ service, registration, accountId: this.ids.of(account, this), adopted }] : [];
    });
    new DelegatedAdministrators(
      this,
      'delegated_administrator',
      delegations.flatMap(({ registration, ...rest }) =>
        registration.by === 'organizations' ? [{ principals: registration.principals, ...rest }] : [],
      ),
    );
    for (const { service, registration, ...rest } of delegations) {
      if (registration.by === 'organizations' || registration.stack === 'own') continue;
      new ServiceAdministrator(this, snakeCase(service), {
        registration,
        regions: serviceRegions(organization, service),
        homeRegion: organization.homeRegion,
        ...rest,
      });
    }
    for (const address of leftFor) this.moves.releaseAll(address);
    if (named.organizations) this.delegateOrganizations(named.organizations);
  }

  private delegateOrganizations(
    named: NonNullable<LandingZone['delegatedAdministrators']['organizations']>,
  ): void {
    const { account, managePolicyTypes } =
      typeof named === 'string' ? { account: named, managePolicyTypes: [] } : named;
    new ResourcePolicy(this, 'resource_policy', { accountId: this.ids.of(account, this), managePolicyTypes });
  }
}
