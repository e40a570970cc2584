import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { boundaryArn } from '../src/services/bootstrap/apply-limits';
import { LandfallStack } from '../src/terraform/stack';

/**
 * Gives every role of the management account the boundary without which a pipeline can neither make nor change one. Not
 * the roles of pipelines themselves, and not the break-glass role: it is there for when all limits are in the way, so a
 * person applies it.
 *
 * @param first the stack that makes the boundary: IAM takes no role that names one which is not there
 */
export function boundRoles(
  app: App,
  { bootstrap, management, roles }: LandingZone,
  first: LandfallStack,
): void {
  const accountId = management.id;
  if (!accountId || !(bootstrap?.github || bootstrap?.terraformCloud)) return;
  const boundary = boundaryArn({ accountId, applyRoleName: bootstrap.applyRoleName });
  for (const construct of app.node.findAll()) {
    if (!(construct instanceof IamRole) || construct.nameInput === roles.breakGlass?.roleName) continue;
    const stack = LandfallStack.of(construct);
    if (stack.node.id === 'bootstrap' || !(stack instanceof LandfallStack) || !stack.worksIn(accountId))
      continue;
    construct.permissionsBoundary = boundary;
    stack.addDependency(first);
  }
}
