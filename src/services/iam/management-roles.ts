import { auditRole } from './audit-role';
import { breakGlassRole } from './break-glass-role';
import type { RoleDocument } from './role-document';
import type { Roles } from './roles-schema';

/** The values for the roles' documents; values or expressions. */
export interface ManagementRolesProps {
  readonly roles: Roles;
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** id of a member account by name */
  readonly accountId: (name: string) => string;
}

/** The roles of the management account, by their keys under `roles`: no pipeline deploys there. */
export function managementRoles({
  roles: { audit, breakGlass },
  organizationId,
  managementAccountId,
  accountId,
}: ManagementRolesProps): Record<string, RoleDocument> {
  return {
    ...(audit && {
      audit: auditRole(audit, { organizationId, trustedAccountId: accountId(audit.account) }),
    }),
    ...(breakGlass && {
      breakGlass: breakGlassRole(breakGlass, { organizationId, trustedAccountId: managementAccountId }),
    }),
  };
}
