import { type PolicyDocument, policyOf, type Statement } from '../../iam-documents/policy-document';
import { type RoleDocument, type RoleSurroundings, trustInAccount } from './role-document';
import type { Roles } from './roles-schema';

type Deployment = NonNullable<Roles['deployment']>;

/**
 * The deployment role: what pipelines need in a member account, within a boundary that holds no IAM write, so that it
 * can neither widen itself nor make somebody who is wider.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function deploymentRole(settings: Deployment, surroundings: RoleSurroundings): RoleDocument {
  const { roleName, boundaryName, trustedRoles, sessionHours, passRolePath } = settings;
  return {
    roleName,
    description: 'Deploys workloads; writes nothing in IAM.',
    trustPolicy: trustInAccount(surroundings, trustedRoles),
    managedPolicies: ['arn:aws:iam::aws:policy/PowerUserAccess'],
    inlinePolicy: policyOf(...onAccessItself(passRolePath)),
    boundary: { policyName: boundaryName, document: deploymentBoundary(passRolePath) },
    maxSessionSeconds: sessionHours * 3600,
  };
}

/** Services in which a pipeline could give itself or others more than it has. */
const outOfReach = [
  'account:*',
  'iam:*',
  'identitystore:*',
  'organizations:*',
  'rolesanywhere:*',
  'sso:*',
  'sso-directory:*',
];

function deploymentBoundary(passRolePath: string | undefined): PolicyDocument {
  return policyOf(
    { Sid: 'AllButAccessItself', Effect: 'Allow', NotAction: outOfReach, Resource: '*' },
    ...onAccessItself(passRolePath),
  );
}

/** What a pipeline may do with identities: look at them, and hand to services the roles that are made for that. */
const onAccessItself = (passRolePath: string | undefined): Statement[] => [
  {
    Sid: 'ReadAccessItself',
    Effect: 'Allow',
    Action: [
      'account:GetAccountInformation',
      'account:ListRegions',
      'iam:Get*',
      'iam:List*',
      'organizations:DescribeOrganization',
    ],
    Resource: '*',
  },
  ...(passRolePath
    ? [
        {
          Sid: 'PassWorkloadRoles',
          Effect: 'Allow' as const,
          Action: 'iam:PassRole',
          Resource: `arn:aws:iam::*:role${passRolePath}*`,
        },
      ]
    : []),
];
