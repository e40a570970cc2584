import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, exemptRolePatterns, rolePattern, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

const ROLE_CHANGES = [
  ...['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:DeleteRole', 'iam:DeleteRolePermissionsBoundary'],
  ...['iam:DeleteRolePolicy', 'iam:DetachRolePolicy', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'],
  ...[
    'iam:TagRole',
    'iam:UntagRole',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateRole',
    'iam:UpdateRoleDescription',
  ],
];

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_iam.html */
export const protectBaselineRoles = definePolicy({
  name: 'protect-baseline-roles',
  title: 'Protect the baseline and the exempt roles',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    roles: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'More roles to protect, by name with their path, or by ARN pattern. Example: ["landfall/*"].',
      ),
    ...exemptions,
  }),
  stops:
    'Creating, changing, passing or deleting the roles that guardrails exempt, and the baseline roles, by anybody else: otherwise everyone who may create a role could name it like an exempt one.',
  doesNotStop: 'Assuming the roles, which their trust policies govern.',
  canBreak: 'Teams whose own roles carry such a name; passing a baseline role to a service.',
  build: (parameters, context) => {
    const { partition } = context;
    const own = [...context.baselineRoles, ...parameters.roles].map((role) => rolePattern(role, partition));
    const Resource = [...new Set([...context.exemptRoles, ...exemptRolePatterns([], partition), ...own])];
    return policyOf(
      deny([...ROLE_CHANGES, 'iam:PassRole'], { Resource, Condition: unlessExempt(parameters, context) }),
    );
  },
});
