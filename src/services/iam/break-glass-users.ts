import { IamGroup } from '@cdktf/provider-aws/lib/iam-group';
import { IamGroupPolicy } from '@cdktf/provider-aws/lib/iam-group-policy';
import { IamUser } from '@cdktf/provider-aws/lib/iam-user';
import { IamUserGroupMembership } from '@cdktf/provider-aws/lib/iam-user-group-membership';
import { Construct } from 'constructs';
import { eachOf } from '../../terraform/for-each';
import { literal } from '../../terraform/literal';
import { breakGlassPath, breakGlassUserPolicy } from './break-glass-role';

/** Break-glass users and the role that they may assume. */
export interface BreakGlassUsersProps {
  readonly users: readonly string[];
  readonly roleName: string;
}

/**
 * The break-glass users of the management account. Terraform makes them without password, MFA or keys, and keeps them:
 * a day on which they are needed is no day to find out that they are gone.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user
 */
export class BreakGlassUsers extends Construct {
  constructor(scope: Construct, id: string, { users, roleName }: BreakGlassUsersProps) {
    super(scope, id);
    const group = new IamGroup(this, 'group', { name: roleName, path: breakGlassPath });
    new IamGroupPolicy(this, 'group_policy', {
      group: group.name,
      name: roleName,
      policy: JSON.stringify(literal(breakGlassUserPolicy(roleName))),
    });
    const each = eachOf(users);
    const user = new IamUser(this, 'Resource', { forEach: each, name: each.value, path: breakGlassPath });
    new IamUserGroupMembership(this, 'membership', {
      forEach: each,
      user: `\${aws_iam_user.${user.friendlyUniqueId}[each.value].name}`,
      groups: [group.name],
    });
  }
}
