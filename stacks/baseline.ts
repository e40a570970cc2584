import type { App } from 'cdktf';
import { OrganizationStackSet } from '../src/baseline/organization-stack-set';
import { type LandingZone, reachesMembers } from '../src/organization/landing-zone';
import { runbooksOf } from '../src/services/config/remediation';
import {
  type MemberParameter,
  type MemberTemplate,
  memberTemplate,
} from '../src/services/iam/member-template';
import { LandfallStack } from '../src/terraform/stack';
import type { AccountIds } from './account-ids';
import { inAccount, runsItself } from './administrator';
import type { OrganizationStack } from './organization';

/** The stacks that the baseline depends on. */
export interface BaselineUpstream {
  readonly organization: OrganizationStack;
  readonly delegation: LandfallStack | undefined;
  readonly ids: AccountIds;
}

/** Whether there is a baseline stack: to create resources in member accounts, or to remove them. */
export const hasBaseline = (organization: LandingZone): boolean =>
  Boolean(organization.delegatedAdministrators.stackSets) || reachesMembers(organization);

/**
 * The resources of every present and future member account. They are deployed by stack sets of the delegated
 * administrator, or of the management account where there is none.
 */
export class BaselineStack extends LandfallStack {
  constructor(
    scope: App,
    private readonly organization: LandingZone,
    private readonly upstream: BaselineUpstream,
  ) {
    const { delegatedAdministrators, management } = organization;
    super(
      scope,
      'baseline',
      inAccount(organization, upstream.ids, delegatedAdministrators.stackSets ?? management.name),
    );
    this.addDependency(upstream.organization);
    if (upstream.delegation) this.addDependency(upstream.delegation);
    const template = this.roles();
    if (template) this.deliver(template);
  }

  private roles(): MemberTemplate | undefined {
    const { roles, config } = this.organization;
    const remediation = config?.remediation;
    return memberTemplate({
      roles,
      tags: { Owner: 'landfall' },
      ...(remediation && {
        remediation: { roleName: remediation.roleName, runbooks: runbooksOf(remediation) },
      }),
    });
  }

  private deliver(template: MemberTemplate): void {
    const { delegatedAdministrators, homeRegion, root } = this.organization;
    const delegated = delegatedAdministrators.stackSets && !runsItself(this.organization, 'stackSets');
    const parameters = Object.keys(template.Parameters) as MemberParameter[];
    new OrganizationStackSet(this, 'roles', {
      name: 'landfall-roles',
      description: template.Description,
      template,
      parameters: Object.fromEntries(parameters.map((name) => [name, this.idFor(name)])),
      unitIds: [this.upstream.organization.unitIdFor(this, root.path)],
      regions: [homeRegion],
      calledAs: delegated ? 'DELEGATED_ADMIN' : 'SELF',
    });
  }

  private idFor(parameter: MemberParameter): string {
    const { roles, management } = this.organization;
    const idOf = (account = management.name) => this.upstream.ids.of(account, this);
    if (parameter === 'OrganizationId') return this.upstream.organization.organizationIdFor(this);
    if (parameter === 'AuditAccountId') return idOf(roles.audit?.account);
    if (parameter === 'DeploymentAccountId') return idOf(roles.deployment?.account);
    return idOf();
  }
}
