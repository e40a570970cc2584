import { auditRole } from './audit-role';
import { breakGlassRole } from './break-glass-role';
import { deploymentRole } from './deployment-role';
import type { RoleDocument } from './role-document';
import type { Roles } from './roles-schema';

/** What the roles need to know; values or expressions. */
export interface LandingZoneRolesProps {
  readonly roles: Roles;
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** id of a member account by name */
  readonly accountId: (name: string) => string;
}

/** The roles of every member account, by their keys under `roles`: for the account baseline. */
export function memberRoles(props: LandingZoneRolesProps): Record<string, RoleDocument> {
  const { roles, organizationId, accountId } = props;
  const { deployment } = roles;
  return {
    ...managementRoles(props),
    ...(deployment && {
      deployment: deploymentRole(deployment, {
        organizationId,
        trustedAccountId: accountId(deployment.account),
      }),
    }),
  };
}

/** The roles of the management account: no pipeline deploys there. */
export function managementRoles({
  roles: { audit, breakGlass },
  organizationId,
  managementAccountId,
  accountId,
}: LandingZoneRolesProps): Record<string, RoleDocument> {
  return {
    ...(audit && {
      audit: auditRole(audit, { organizationId, trustedAccountId: accountId(audit.account) }),
    }),
    ...(breakGlass && {
      breakGlass: breakGlassRole(breakGlass, { organizationId, trustedAccountId: managementAccountId }),
    }),
  };
}
