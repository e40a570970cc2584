import { z } from 'zod';
import { accountId, email, key, region, tags } from '../../organization/fields';
import { policyTypeNames } from '../../organization/policy-types';

const ouId = z
  .string()
  .regex(/^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/, 'an OU id has the form ou-ab12-cdef3456')
  .meta({ description: 'Id of an OU that exists already; it is imported.', examples: ['ou-ab12-cdef3456'] });

/** `organization`: what AWS calls the organization, and where Landfall works in it. */
export const organizationSchema = z
  .strictObject({
    name: key('Short name of the company, used in names of buckets, roles and workspaces.', 'acme'),
    id: z
      .string()
      .regex(/^o-[a-z0-9]{10,32}$/, 'an organization id has the form o-ab12cd34ef')
      .optional()
      .meta({
        description: 'Id of an organization that exists already; it is imported.',
        examples: ['o-ab12cd34ef'],
      }),
    rootId: z
      .string()
      .regex(/^r-[0-9a-z]{4,32}$/, 'a root id has the form r-ab12')
      .optional()
      .meta({ description: 'Id of the root of an organization that exists already.', examples: ['r-ab12'] }),
    adopted: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Whether the delegated administrators are registered already as this file names them, in every governed ' +
          'region: they are imported. Take it out once applied.',
        examples: [true],
      }),
    managementAccount: z
      .strictObject({
        id: accountId('Id of the management account, in quotes. Providers refuse to run in any other.'),
        name: key('Name of the management account in this file.', 'management').default('management'),
        email: email('Address of its root user.', 'aws@example.com').optional(),
      })
      .meta({
        description:
          'The account that owns the organization. Nothing runs in it that can run elsewhere, and policies do not reach it.',
      }),
    homeRegion: region('Region in which global and aggregating things live.'),
    governedRegions: z
      .array(region('Region code.'))
      .min(1)
      .meta({
        description: 'All regions that the organization may use, the home region among them.',
        examples: [['eu-central-1', 'eu-west-1']],
      }),
    accountEmail: z
      .string()
      .regex(/\{account\}/, 'the pattern must hold {account}, or all accounts would get the same address')
      .optional()
      .meta({
        description: 'Pattern of the accounts’ e-mail addresses; `{account}` stands for the account’s name.',
        examples: ['aws+{account}@example.com'],
      }),
    suspendedOrganizationalUnit: z
      .string()
      .default('Suspended')
      .meta({
        description: 'OU that accounts with `state: suspended` are moved to.',
        examples: ['Suspended'],
      }),
    trustedAccess: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9.-]+\.amazonaws\.com$/, 'a service principal has the form service.amazonaws.com'),
      )
      .default([])
      .meta({
        description:
          'Service principals that keep trusted access beside those that this file needs. AWS takes the list as a ' +
          'whole, so name here what others have switched on; anything missing is switched off.',
        examples: [['controltower.amazonaws.com']],
      }),
    policyTypes: z
      .array(z.enum(policyTypeNames))
      .default([])
      .meta({
        description: 'Policy types that stay enabled although no policy in this file has them.',
        examples: [['TAG_POLICY']],
      }),
  })
  .meta({ description: 'The AWS organization itself.' });

/** The account that AWS Organizations itself is delegated to, by a resource policy. */
export const organizationsAdministrator = z
  .union([
    z.string(),
    z.strictObject({
      account: z.string().meta({ description: 'Name of the account.', examples: ['security-tooling'] }),
      managePolicyTypes: z
        .array(z.enum(policyTypeNames))
        .default([])
        .meta({
          description:
            'Policy types that the account may create, change and attach. Without any it may only read.',
          examples: [['SERVICE_CONTROL_POLICY']],
        }),
    }),
  ])
  .optional()
  .meta({
    description:
      'AWS Organizations itself, by a resource policy ' +
      '(https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html).',
    examples: ['security-tooling'],
  });

/**
 * The account that runs a service.
 *
 * @param title AWS's name of the service
 * @param source the AWS page on its delegated administrator
 */
export const administratorField = (title: string, source: string): z.ZodOptional<z.ZodString> =>
  z
    .string()
    .optional()
    .meta({ description: `Account that runs ${title} (${source}).`, examples: ['security-tooling'] });

/** The fields that the root and every OU share; the tree is closed in the assembly. */
export const nodeFields = {
  policies: z
    .array(z.string())
    .default([])
    .meta({
      description: 'Names of policies attached here; every account below is under them.',
      examples: [['deny-leaving-organization']],
    }),
  foreignPolicies: z
    .int()
    .min(0)
    .default(0)
    .meta({
      description:
        'Number of service control policies that somebody else (AWS Control Tower, say) has attached here and that ' +
        'count against AWS’s limit; `FullAWSAccess` is counted already.',
      examples: [2],
    }),
  adopted: z
    .boolean()
    .default(false)
    .meta({
      description:
        'Whether the policies listed here are attached already: the attachments are imported, by the ids of policy ' +
        'and target. Take it out once applied.',
      examples: [true],
    }),
};

/** What only an OU has. */
export const ouFields = {
  id: ouId.optional(),
  tags: tags('Tags of the OU itself; accounts do not inherit them.').default({}),
  stack: key(
    'Name of a Terraform stack of their own for the accounts below: `workloads` makes `accounts-workloads`.',
    'workloads',
  ).optional(),
  state: z
    .enum(['active', 'released', 'deleted'])
    .default('active')
    .meta({
      description:
        '`active`; `released`: Terraform lets go of the OU without touching it; `deleted`: the empty OU is deleted. ' +
        'Taking an OU out of the file is refused until one of the two was applied.',
      examples: ['active'],
    }),
  formerName: z
    .string()
    .optional()
    .meta({
      description:
        'Name that the OU had before a rename; Terraform addresses are moved. Take it out once applied.',
      examples: ['Prod'],
    }),
};
