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

/** The stacks that detection services depend on. */
export interface DetectionUpstream {
  readonly organization: OrganizationStack;
  readonly accounts: ReadonlyMap<string, AccountsStack>;
  readonly delegation: DelegationStack;
  readonly archive?: LogArchiveStack;
  readonly ids: AccountIds;
  /** the baseline, with the role for remediation */
  readonly baseline?: LandfallStack;
}

/** The account that a stack works in, by the account's name: the management account or a member. */
export const inAccount = (organization: LandingZone, ids: AccountIds, account: string): StackProps =>
  account === organization.management.name
    ? inManagement(organization)
    : inMember(organization, (stack) => ids.of(account, stack));

/**
 * The stack of a service that a delegated administrator runs for the organization. The stack has the name of the
 * service and not of the account: accounts can be renamed, and services can have different administrators. The stack
 * exists while the administrator is named, so that a disabled service can be removed.
 */
export abstract class AdministratorStack<Kind extends StackKind = never> extends LandfallStack<Kind> {
  /** id of the administrator, for use in policies */
  protected readonly accountId: string;
  /** governed regions that offer the service */
  protected readonly regions: string[];
  /** the home region, or the first that offers the service */
  protected readonly home: string;
  /**
   * provider for the management account, where the administrator is registered; kept for as long as the stack, for
   * deregistration
   */
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
    // A service can only be configured in an opt-in region that is already enabled, and those stacks enable regions.
    for (const stack of [...upstream.accounts.values(), upstream.delegation]) this.addDependency(stack);
    this.accountId = upstream.ids.of(account, this);
    this.regions = serviceRegions(organization, service);
    this.home = homeRegionOf(organization, service) ?? organization.homeRegion;
  }

  /**
   * Prepares this stack to register its account as the service's administrator, and to deregister it: adds a provider
   * for the management account.
   */
  protected registers(service: DelegableService): void {
    if (!runsItself(this.organization, service))
      this.management = this.addProvider('management', inManagement(this.organization));
  }

  /**
   * Registers the account of this stack as the service's administrator, from the management account, after the service
   * is enabled in both. Macie and Security Hub require that; registration would enable the service itself, and
   * Terraform could then not create it.
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

  /** The id of an account by its name. */
  protected idOf(account: string): string {
    return this.upstream.ids.of(account, this);
  }

  /** The id of the root or an OU by its path. */
  protected unitId(path: string): string {
    return this.upstream.organization.unitIdFor(this, path);
  }
}

/** Whether the management account itself is the administrator of a service. */
export const runsItself = (organization: LandingZone, service: DelegableService): boolean =>
  organization.delegatedAdministrators[service] === organization.management.name;
