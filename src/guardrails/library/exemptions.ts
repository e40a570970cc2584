import { z } from 'zod';
import type { ConditionBlock } from '../../iam-documents/policy-document';
import type { LibraryContext } from './policy';

/**
 * Roles AWS or the management account use to set up member accounts: Control Tower's, the one Organizations
 * creates in every account, and those of service-managed StackSets. Service-linked roles need no exemption.
 */
const FOUNDATION_ROLES = ['AWSControlTowerExecution', 'OrganizationAccountAccessRole', 'stacksets-exec-*'];

/**
 * ARN patterns of the roles that guardrails let pass in every account. Whoever may create or change a role of
 * such a name passes as well: `protect-baseline-roles` closes that door and belongs beside any exemption.
 *
 * @param roles names of the deployment and break-glass roles, with their path if they have one
 */
export function exemptRolePatterns(roles: string[], partition = 'aws'): string[] {
  return [...roles, ...FOUNDATION_ROLES].map((name) => rolePattern(name, partition));
}

/** The parameter of every policy that lets roles pass. */
export const exemptions = {
  exemptRoles: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'More roles that the policy lets pass, beside the deployment, break-glass and foundation roles: names with their path, or ARN patterns. Example: ["network/transit-gateway-admin"].',
    ),
  exemptFoundationRoles: z
    .boolean()
    .default(true)
    .describe('Whether the deployment, break-glass, Control Tower and StackSets roles pass.'),
};

/** The condition that lets exempt roles pass; no condition when there are none. */
export function unlessExempt(
  { exemptRoles, exemptFoundationRoles }: { exemptRoles: string[]; exemptFoundationRoles: boolean },
  context: LibraryContext,
): ConditionBlock {
  const own = exemptRoles.map((role) => rolePattern(role, context.partition));
  const patterns = [...new Set([...(exemptFoundationRoles ? context.exemptRoles : []), ...own])];
  return patterns.length === 0 ? {} : { ArnNotLike: { 'aws:PrincipalArn': patterns } };
}

/** The ARN pattern of a role in any account, for a name with or without path; an ARN stays as it is. */
export function rolePattern(role: string, partition: string): string {
  return role.startsWith('arn:') ? role : `arn:${partition}:iam::*:role/${role.replace(/^\//, '')}`;
}
