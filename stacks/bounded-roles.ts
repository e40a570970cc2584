import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { boundaryArn } from '../src/services/bootstrap/apply-limits';
import { LandfallStack } from '../src/terraform/stack';

/**
 * Sets the permissions boundary on every role of the management account: without it, a pipeline may not create or
 * change a role. Excluded are the roles of pipelines, and the break-glass role, which must work when limits block
 * everything else and is applied by a person.
 *
 * @param first the stack that creates the boundary: IAM rejects a role whose boundary does not exist
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
