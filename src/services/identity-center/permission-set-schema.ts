import { z } from 'zod';
import { tags, text } from '../../organization/fields';
import { predefinedNames } from './predefined';
import { sessionDuration } from './session-schema';

const policyName = (description: string, ...examples: string[]) =>
  z
    .string()
    .regex(/^[\w+=,.@-]{1,128}$/, 'a policy name has 1 to 128 letters, digits and _+=,.@-')
    .meta({ description, examples });

/** AWS's own set of characters for descriptions: Latin-1 without control characters. */
const description = text(
  700,
  'What the permission set is for, up to 700 characters.',
  'Runs the platform.',
).regex(/^[\t\n\r\x20-\x7e\xa1-\xff]*$/, 'AWS takes Latin letters, digits and punctuation here');

const awsManagedPolicy = (what: string) =>
  z
    .string()
    .regex(
      /^(?:arn:aws:iam::aws:policy\/(?:[\w+=,.@-]+\/)*)?[\w+=,.@-]{1,128}$/,
      'name an AWS-managed policy, or give its ARN',
    )
    .meta({ description: what, examples: ['ViewOnlyAccess'] });

const customerManagedPolicy = z
  .strictObject({
    name: policyName('Name of the policy, the same in every account.', 'payments-operations'),
    path: z
      .string()
      .regex(/^\/(?:[\w+=,.@-]+\/)*$/, 'a path begins and ends with a slash')
      .default('/')
      .meta({ description: 'Path of the policy.', examples: ['/teams/'] }),
  })
  .meta({ description: 'A policy that exists by this name and path in every account of the assignment.' });

const permissionsBoundary = z
  .strictObject({
    managedPolicy: awsManagedPolicy('Name or ARN of an AWS-managed policy.').optional(),
    customerManagedPolicy: customerManagedPolicy.optional(),
  })
  .refine(
    (boundary) => (boundary.managedPolicy === undefined) !== (boundary.customerManagedPolicy === undefined),
    'a boundary is exactly one of managedPolicy and customerManagedPolicy',
  )
  .optional()
  .meta({
    description:
      'The most that the permission set can ever allow: exactly one of both ' +
      '(https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html).',
    examples: [{ managedPolicy: 'PowerUserAccess' }],
  });

/** One permission set: `aws_ssoadmin_permission_set` and its policies. */
export const permissionSet = z
  .strictObject({
    predefined: z
      .enum(predefinedNames)
      .optional()
      .meta({
        description:
          'Predefined permission set that this one starts from: its policies, description and session duration. One ' +
          'that is wanted as it is needs no entry; an assignment may name it at once.',
        examples: ['ReadOnlyAccess'],
      }),
    description: description.optional(),
    sessionDuration: sessionDuration(
      'Longest session, PT1H to PT12H; PT4H where neither this nor the predefined set says otherwise.',
    ).optional(),
    relayState: text(
      240,
      'Page of the console that a session begins with.',
      'https://eu-central-1.console.aws.amazon.com/cloudwatch',
    ).optional(),
    managedPolicies: z
      .array(awsManagedPolicy('Name or ARN of an AWS-managed policy.'))
      .default([])
      .meta({ description: 'AWS-managed policies, by name or ARN.', examples: [['ViewOnlyAccess']] }),
    customerManagedPolicies: z
      .array(customerManagedPolicy)
      .default([])
      .meta({
        description: 'Policies of your own that exist in every account of the assignments.',
        examples: [[{ name: 'payments-operations' }]],
      }),
    inlinePolicy: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({
        description:
          'A policy document of its own, written as YAML; its statements join those of `predefined`.',
        examples: [
          {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'cloudwatch:Get*', Resource: '*' }],
          },
        ],
      }),
    inlinePolicyFile: z
      .string()
      .min(1)
      .optional()
      .meta({
        description:
          'JSON file with that document, relative to the file that names it, instead of `inlinePolicy`.',
        examples: ['policies/payments-operations.json'],
      }),
    permissionsBoundary,
    tags: tags('Tags of the permission set.').default({}),
    arn: z
      .string()
      .regex(
        /^arn:aws:sso:::permissionSet\/(?:sso)?ins-[a-zA-Z0-9-.]{16}\/ps-[a-zA-Z0-9-./]{16}$/,
        'the ARN of a permission set has the form arn:aws:sso:::permissionSet/ssoins-…/ps-…',
      )
      .optional()
      .meta({
        description: 'ARN of a permission set that exists already; it is imported.',
        examples: ['arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef'],
      }),
  })
  .meta({
    description:
      'A permission set (https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html).',
  });
