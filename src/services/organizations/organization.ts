import { OrganizationsOrganization } from '@cdktf/provider-aws/lib/organizations-organization';
import { Construct } from 'constructs';
import type { PolicyType } from '../../organization/policy-types';
import { StateMoves } from '../../terraform/state-moves';

/** The settings of the organization. */
export interface AwsOrganizationProps {
  /** id of an organization that exists already, `o-…`; it is imported */
  readonly id?: string;
  /** service principals with trusted access; AWS takes the list as a whole */
  readonly trustedAccess: readonly string[];
  readonly policyTypes: readonly PolicyType[];
}

/**
 * The organization with all features; never destroyed.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_organization
 */
export class AwsOrganization extends Construct {
  /** resource that OUs, policies and delegations depend on */
  readonly resource: OrganizationsOrganization;

  constructor(scope: Construct, id: string, props: AwsOrganizationProps) {
    super(scope, id);
    this.resource = new OrganizationsOrganization(this, 'Resource', {
      featureSet: 'ALL',
      awsServiceAccessPrincipals: [...props.trustedAccess],
      enabledPolicyTypes: [...props.policyTypes],
      lifecycle: { preventDestroy: true },
    });
    if (props.id)
      StateMoves.of(this).importOne(
        `aws_organizations_organization.${this.resource.friendlyUniqueId}`,
        props.id,
      );
  }

  /** Id of the organization, `o-…`, as an expression. */
  get id(): string {
    return this.resource.id;
  }

  /** Id of the root, `r-…`, as an expression. */
  get rootId(): string {
    return this.resource.roots.get(0).id;
  }
}
