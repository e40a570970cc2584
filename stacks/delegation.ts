import type { App } from 'cdktf';
import type { Resolved } from '../src/config/resolving/resolve';
import { serviceRegions } from '../src/organization/service-regions';
import { DelegatedAdministrators } from '../src/services/organizations/delegated-administrators';
import {
  delegableServices,
  delegatedInOwnStack,
  delegationFacts,
} from '../src/services/organizations/delegation-facts';
import { ResourcePolicy } from '../src/services/organizations/resource-policy';
import {
  hasOwnAdministrator,
  ServiceAdministrator,
} from '../src/services/organizations/service-administrators';
import { snakeCase } from '../src/terraform/literal';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { AccountIds } from './account-ids';
import type { OrganizationStack } from './organization';

/** Who runs which service for the whole organization, said in the management account. */
export class DelegationStack extends LandfallStack {
  constructor(
    scope: App,
    organization: Resolved,
    upstream: OrganizationStack,
    private readonly ids: AccountIds,
  ) {
    super(scope, 'delegation', inManagement(organization));
    this.addDependency(upstream);
    const { delegatedAdministrators: named, adopted = false } = organization;
    const delegations = delegableServices.flatMap((service) => {
      const account = named[service];
      return account ? [{ service, accountId: this.ids.of(account, this), adopted }] : [];
    });
    new DelegatedAdministrators(this, 'delegated_administrator', delegations);
    for (const { service, accountId } of delegations.filter((each) => hasOwnAdministrator(each.service))) {
      if (delegatedInOwnStack.includes(service)) continue;
      const regions = serviceRegions(organization, service);
      const { homeRegion } = organization;
      new ServiceAdministrator(this, snakeCase(service), {
        service,
        accountId,
        regions,
        homeRegion,
        adopted,
      });
    }
    // They were here until 2026-11-21.
    for (const service of delegatedInOwnStack)
      this.moves.releaseAll(`${delegationFacts(service).own?.resource}.${snakeCase(service)}`);
    if (named.organizations) this.delegateOrganizations(named.organizations);
  }

  private delegateOrganizations(
    named: NonNullable<Resolved['delegatedAdministrators']['organizations']>,
  ): void {
    const { account, managePolicyTypes } =
      typeof named === 'string' ? { account: named, managePolicyTypes: [] } : named;
    new ResourcePolicy(this, 'resource_policy', { accountId: this.ids.of(account, this), managePolicyTypes });
  }
}
