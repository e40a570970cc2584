import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { App, ITerraformDependable } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { ServiceAdministrator } from '../src/services/organizations/service-administrators';
import { administratorOf, type DelegableService } from '../src/services/registry';
import { homeRegionOf, serviceRegions } from '../src/services/service-regions';
import { LandfallStack, type StackProps } from '../src/terraform/stack';
import type { StackKind } from '../src/terraform/stack-outputs';
import { inManagement, inMember } from '../src/terraform/where';
import type { AccountIds } from './account-ids';
import type { AccountsStack } from './accounts';
import type { DelegationStack } from './delegation';
import type { LogArchiveStack } from './log-archive';
import type { OrganizationStack } from './organization';

/** What comes before the services that watch all accounts. */
export interface DetectionUpstream {
  readonly organization: OrganizationStack;
  readonly accounts: ReadonlyMap<string, AccountsStack>;
  readonly delegation: DelegationStack;
  readonly archive?: LogArchiveStack;
  readonly ids: AccountIds;
  /** what every account gets: the role with which rules put things right */
  readonly baseline?: LandfallStack;
}

/** Where a stack works: in the management account or in a member, by the account's name. */
export const inAccount = (organization: LandingZone, ids: AccountIds, account: string): StackProps =>
  account === organization.management.name
    ? inManagement(organization)
    : inMember(organization, (stack) => ids.of(account, stack));

/**
 * A service that an account runs for the whole organization. The stack is named after the service, because an account
 * may be renamed and another service may be run by another account; it is there as long as the administrator is named,
 * so that a service that is switched off can be taken away.
 */
export abstract class AdministratorStack<Kind extends StackKind = never> extends LandfallStack<Kind> {
  /** the administrator's id, fit for policies */
  protected readonly accountId: string;
  /** governed regions that offer the service */
  protected readonly regions: string[];
  /** the home region, or the first that offers the service */
  protected readonly home: string;
  /** the management account, where the administrator is registered; there as long as the stack, to take it back too */
  private management: AwsProvider | undefined;

  constructor(
    scope: App,
    name: string,
    service: DelegableService,
    protected readonly organization: LandingZone,
    protected readonly upstream: DetectionUpstream,
  ) {
    const account = organization.delegatedAdministrators[service];
    if (typeof account !== 'string') throw new Error(`${service} has no delegated administrator`);
    super(scope, name, inAccount(organization, upstream.ids, account));
    // Regions that accounts opt in to are switched on there, and a service cannot be configured before.
    for (const stack of [...upstream.accounts.values(), upstream.delegation]) this.addDependency(stack);
    this.accountId = upstream.ids.of(account, this);
    this.regions = serviceRegions(organization, service);
    this.home = homeRegionOf(organization, service) ?? organization.homeRegion;
  }

  /** Lets this stack register its account as the service's administrator, and take that back. */
  protected registers(service: DelegableService): void {
    if (!runsItself(this.organization, service))
      this.management = this.addProvider('management', inManagement(this.organization));
  }

  /**
   * Registers the account of this stack as the service's administrator, said in the management account once the service
   * is on in both: Macie and Security Hub ask for that, and AWS switches on what is off, so that Terraform could not.
   */
  protected register(service: DelegableService, dependsOn: ITerraformDependable[]): ITerraformDependable[] {
    const { organization, accountId, regions, home: homeRegion, management } = this;
    const { registration } = administratorOf(service);
    if (registration.by !== 'service') throw new Error(`${service} is registered with AWS Organizations`);
    const { resources } = new ServiceAdministrator(this, 'administrator', {
      registration,
      accountId,
      regions,
      homeRegion,
      adopted: organization.adopted ?? false,
      dependsOn,
      ...(management && { provider: management }),
    });
    return [...resources];
  }

  /** Id of an account by its name. */
  protected idOf(account: string): string {
    return this.upstream.ids.of(account, this);
  }

  /** Id of the root or an OU by its path. */
  protected unitId(path: string): string {
    return this.upstream.organization.unitIdFor(this, path);
  }
}

/** Whether the management account itself runs a service. */
export const runsItself = (organization: LandingZone, service: DelegableService): boolean =>
  organization.delegatedAdministrators[service] === organization.management.name;
