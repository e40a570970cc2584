import { exemptRolePatterns, type LibraryContext, libraryPolicy } from '../../guardrails/library';
import { organizationIdPlaceholder } from '../../organization/model';
import type { Located } from '../reading/located';
import { fromIssues } from '../schema/issues';
import type { OrganizationFile } from '../schema/organization-file';
import type { CheckedDocument } from './policy-document-source';

/** The facts on the organization that the ready policies use. */
export function libraryContext(file: OrganizationFile): LibraryContext {
  const { id, homeRegion, governedRegions } = file.organization;
  return {
    partition: 'aws',
    organizationId: id ?? organizationIdPlaceholder,
    homeRegion,
    governedRegions,
    exemptRoles: exemptRolePatterns(exemptRoleNames(file)),
    baselineRoles: file.roles.audit ? [file.roles.audit.roleName] : [],
    enabledServices: file.delegatedAdministrators.identityCenter ? ['sso'] : [],
  };
}

/** Roles that guardrails exempt: the roles that deploy the landing zone and those that repair it. */
function exemptRoleNames({ terraform, roles, config }: OrganizationFile): string[] {
  const own = [roles.deployment, roles.breakGlass, config?.remediation];
  return [terraform.memberRoleName, ...own.flatMap((role) => role?.roleName ?? [])];
}

/** The document of a ready policy with its parameters from the file. */
export function libraryDocument(name: string, entry: Located, context: LibraryContext): CheckedDocument {
  const ready = libraryPolicy(name);
  if (!ready) return { diagnostics: [] };
  const given = entry.children?.get('parameters');
  const parsed = ready.parameters.safeParse(given?.value ?? {});
  if (!parsed.success) {
    const subject = `${name}${given ? '.parameters' : ''}`;
    return { diagnostics: fromIssues(parsed.error.issues, ready.parameters, given ?? entry, subject) };
  }
  return {
    source: { document: ready.build(parsed.data, context), located: entry, ready: true },
    diagnostics: [],
  };
}
