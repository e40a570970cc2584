import { z } from 'zod';
import { limitedRegions, roleName, text } from '../../organization/fields';
import { essentialNames } from './essentials';

const excludedAccounts = z
  .array(z.string())
  .default([])
  .meta({ description: 'Accounts left out, by name.', examples: [['sandbox-1']] });

const regions = limitedRegions('Governed regions that it runs in; all without it.');

const parameters = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .default({})
  .meta({ description: 'Parameters by name.', examples: [{ maxAccessKeyAge: 90 }] });

const resourceType = z
  .string()
  .regex(/^[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+$/, 'a resource type has the form AWS::EC2::Instance');

const recorder = z
  .strictObject({
    frequency: z
      .enum(['CONTINUOUS', 'DAILY'])
      .default('CONTINUOUS')
      .meta({
        description:
          'Record every change, or the state of the day. Firewall Manager and rules that look at changes need CONTINUOUS.',
        examples: ['CONTINUOUS'],
      }),
    resourceTypes: z
      .union([z.literal('all'), z.array(resourceType).min(1)])
      .default('all')
      .meta({ description: 'Types recorded; `all`, new ones included.', examples: ['all'] }),
    excludedResourceTypes: z
      .array(resourceType)
      .default([])
      .meta({
        description: 'Types left out of `all`.',
        examples: [['AWS::EC2::NetworkInterface']],
      }),
    managementAccount: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Record in the management account as well, in every governed region, by Terraform: StackSets do not reach it.',
        examples: [true],
      }),
    serviceLinkedRole: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Make the service-linked role `AWSServiceRoleForConfig` in the management account; `false` where it exists.',
        examples: [true],
      }),
    retentionDays: z
      .int()
      .min(30)
      .max(2557)
      .default(2557)
      .meta({
        description: 'Days for which AWS Config itself keeps the history.',
        examples: [2557],
      }),
  })
  .refine(
    ({ resourceTypes, excludedResourceTypes }) => resourceTypes === 'all' || !excludedResourceTypes.length,
    {
      message: 'excludedResourceTypes only goes with resourceTypes: all',
      path: ['excludedResourceTypes'],
    },
  )
  .prefault({})
  .meta({
    description:
      'What is recorded in the management account; recorders of member accounts are not delivered yet.',
  });

const rule = z
  .strictObject({
    identifier: z
      .string()
      .regex(/^[A-Z0-9_]+$/, 'an identifier has capital letters, digits and underscores')
      .meta({
        description:
          'Identifier of an AWS managed rule (https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html).',
        examples: ['INCOMING_SSH_DISABLED'],
      }),
    description: text(256, 'What it is for.', 'Nobody opens SSH to the world.').optional(),
    parameters,
    frequency: z
      .enum(['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'])
      .optional()
      .meta({
        description: 'How often a periodic rule looks; AWS’s own default without it.',
        examples: ['TwentyFour_Hours'],
      }),
    resourceTypes: z
      .array(resourceType)
      .default([])
      .meta({
        description: 'Types of resources that it looks at; those of the rule without any.',
        examples: [['AWS::EC2::SecurityGroup']],
      }),
    excludedAccounts,
    regions,
  })
  .meta({ description: 'A rule in every account.' });

const conformancePack = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .meta({
        description: 'Template, relative to the file that names it.',
        examples: ['conformance-packs/payments.yaml'],
      }),
    parameters,
    excludedAccounts,
    regions,
  })
  .meta({ description: 'A conformance pack in every account.' });

const mode = (description: string) =>
  z
    .enum(['manual', 'automatic'])
    .optional()
    .meta({
      description: `${description} \`manual\`: by a click in the account; \`automatic\`: as soon as the rule finds it.`,
      examples: ['automatic'],
    });

const remediation = z
  .strictObject({
    accessKeys: mode(
      'For users with access keys older than `MaxAccessKeyAge`: keys that nobody has used for as long are deactivated, a ' +
        'password that nobody has used for as long is deleted. A key in use stays, and stays reported.',
    ),
    unusedCredentials: mode(
      'For every user: access keys that nobody has used for `MaxCredentialUsageAge` are deactivated, and passwords deleted.',
    ),
    passwordPolicy: mode(
      'The account gets the password policy that the rule asks for, so that passwords expire.',
    ),
    roleName: roleName('landfall-remediation'),
  })
  .refine(({ roleName: _, ...modes }) => Object.values(modes).some(Boolean), {
    message: 'name what is remedied: accessKeys, unusedCredentials or passwordPolicy',
  })
  .optional()
  .meta({
    description:
      'What AWS’s own runbooks put right in member accounts when a rule of the pack `identity` finds it, with a role that ' +
      'can do nothing else. Never in the management account, where break-glass users are ' +
      '(https://docs.aws.amazon.com/config/latest/developerguide/remediation.html).',
    examples: [{ accessKeys: 'manual', passwordPolicy: 'automatic' }],
  });

const packName = z
  .string()
  .regex(
    /^[a-zA-Z][-a-zA-Z0-9]{0,50}$/,
    'a pack name begins with a letter; 1 to 51 letters, digits and hyphens',
  );

const ruleName = z
  .string()
  .regex(/^[a-zA-Z0-9][\w-]{0,63}$/, 'a rule name has 1 to 64 letters, digits, _ and -');

/** `config`: recording of resource configurations, and rules on them. */
export const configSchema = z
  .strictObject({
    recorder,
    aggregator: z
      .boolean()
      .default(true)
      .meta({ description: 'See all accounts and regions in one place.', examples: [true] }),
    essentials: z
      .array(z.enum(essentialNames))
      .default([...essentialNames])
      .meta({
        description:
          'Landfall’s own conformance packs: `identity`, `logging`, `data-protection`, `network-exposure`. AWS charges ' +
          'for every evaluation.',
        examples: [['identity', 'logging']],
      }),
    essentialParameters: z
      .partialRecord(z.enum(essentialNames), parameters)
      .default({})
      .meta({
        description: 'Parameters of Landfall’s own packs.',
        examples: [{ identity: { MaxAccessKeyAge: 60 } }],
      }),
    remediation,
    rules: z
      .record(ruleName, rule)
      .default({})
      .meta({
        description:
          'Managed rules by name, in every account. They wait for the recorders: an account without one is tried again ' +
          'for seven hours only.',
        examples: [{ 'no-open-ssh': { identifier: 'INCOMING_SSH_DISABLED' } }],
      }),
    conformancePacks: z
      .record(packName, conformancePack)
      .default({})
      .meta({
        description: 'Conformance packs of your own by name. They wait for the recorders as rules do.',
        examples: [{ payments: { file: 'conformance-packs/payments.yaml' } }],
      }),
    excludedAccounts: z
      .array(z.string())
      .default([])
      .meta({
        description: 'Accounts left out of every rule and pack, by name: those that have no recorder.',
        examples: [['legacy-1']],
      }),
  })
  .optional()
  .meta({
    description:
      'AWS Config for every account, run by `delegatedAdministrators.config`; on with `{}` ' +
      '(https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html).',
  });

/** AWS Config's settings. */
export type ConfigSettings = NonNullable<z.output<typeof configSchema>>;
