import { SsoadminAccountAssignment } from '@cdktf/provider-aws/lib/ssoadmin-account-assignment';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { LandfallStack } from '../../terraform/stack';
import { type Grant, grantKey } from './grants';

/** Grants, and how to resolve the names in them. */
export interface AssignmentsProps {
  readonly grants: readonly Grant[];
  /** name that a grant's permission set has in AWS */
  readonly nameInAws: (grant: Grant) => string;
  /** expression of the instance's ARN */
  readonly instanceArn: string;
  /** expressions of ids of accounts by name, for every account of the grants */
  readonly accountIds: Readonly<Record<string, string>>;
  /** expression of a group's id, by its name */
  readonly groupId: (name: string) => string;
  /** expression of a permission set's ARN, by its name in AWS */
  readonly permissionSetArn: (name: string) => string;
}

/**
 * Assignments of groups and permission sets to accounts: one `for_each` over `account/permission set/group`, with the
 * permission set's name in AWS as its value, because a thousand accounts have ten thousand of them.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssoadmin_account_assignment
 */
export class Assignments extends Construct {
  /** type and name of the resource */
  readonly address: string;

  constructor(scope: LandfallStack, id: string, props: AssignmentsProps) {
    super(scope, id);
    const { grants, nameInAws } = props;
    const entries = Object.fromEntries(grants.map((grant) => [grantKey(grant), nameInAws(grant)]));
    const each = TerraformIterator.fromMap(new TerraformLocal(this, 'entries', entries).asStringMap);
    const groups = [...new Set(grants.map(({ group }) => group))].sort();
    const arns = [...new Set(Object.values(entries))].sort();
    const resource = new SsoadminAccountAssignment(this, 'Resource', {
      forEach: each,
      instanceArn: props.instanceArn,
      permissionSetArn: this.lookUp(
        'permission_set_arns',
        byName(arns, props.permissionSetArn),
        'each.value',
      ),
      principalType: 'GROUP',
      principalId: this.lookUp('group_ids', byName(groups, props.groupId), 'split("/", each.key)[2]'),
      targetType: 'AWS_ACCOUNT',
      targetId: this.lookUp('account_ids', props.accountIds, 'split("/", each.key)[0]'),
    });
    this.address = `aws_ssoadmin_account_assignment.${resource.friendlyUniqueId}`;
  }

  private lookUp(id: string, values: Readonly<Record<string, string>>, key: string): string {
    return `\${local.${new TerraformLocal(this, id, values).friendlyUniqueId}[${key}]}`;
  }
}

const byName = (names: readonly string[], expression: (name: string) => string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, expression(name)]));
