import { z } from 'zod';
import { tags, text } from '../organization/fields';
import { type PolicyType, policyTypeNames } from '../organization/policy-types';
import { LIBRARY, libraryPolicy } from './library';

const libraryNames = LIBRARY.map(({ name }) => name) as [string, ...string[]];

/** One policy; SPEC calls it a guardrail where it is attached. */
const policySchema = z
  .strictObject({
    type: z
      .enum(policyTypeNames)
      .default('SERVICE_CONTROL_POLICY')
      .meta({
        description:
          'AWS’s type of the policy (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html).',
        examples: ['SERVICE_CONTROL_POLICY'],
      }),
    description: text(
      512,
      'What the policy is for, up to 512 characters.',
      'No account leaves the organization.',
    ).optional(),
    file: z
      .string()
      .min(1)
      .optional()
      .meta({
        description: 'JSON file with the document, relative to the file that names it.',
        examples: ['policies/deny-leaving.json'],
      }),
    library: z
      .enum(libraryNames)
      .optional()
      .meta({
        description:
          'Name of a ready policy (docs/guardrails.md), instead of `file` and `content`; its type comes with it.',
        examples: ['allowed-regions'],
      }),
    parameters: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({
        description: 'Parameters of the ready policy; each has a default.',
        examples: [{ regions: ['eu-central-1'] }],
      }),
    pack: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Whether its statements may share a document with those of other policies on the same target, so that more ' +
          'guardrails fit into what AWS attaches. Only denials do; a policy with an `id` never does.',
        examples: [false],
      }),
    content: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({
        description: 'The document itself, written as YAML, instead of `file`.',
        examples: [{ Version: '2012-10-17', Statement: [] }],
      }),
    id: z
      .string()
      .regex(/^p-[0-9a-zA-Z_]{8,128}$/, 'a policy id has the form p-ab12cd34')
      .optional()
      .meta({
        description: 'Id of a policy that exists already; it is imported.',
        examples: ['p-ab12cd34'],
      }),
    tags: tags('Tags of the policy.').default({}),
  })
  .meta({
    description: 'An organization policy; exactly one of `library`, `file` and `content` gives its document.',
  });

/** `policies`: every organization policy by its name. */
export const policiesSchema = z
  .record(
    z.string().regex(/^[\w+=,.@-]{1,128}$/, 'a policy name has 1 to 128 letters, digits and _+=,.@-'),
    policySchema,
  )
  .default({})
  .meta({
    description:
      'Organization policies by name. A policy does nothing until a node of the tree (`root`, an OU) or an account lists it.',
  });

/** A policy of the organization file, checked. */
export type PolicyEntry = z.output<typeof policySchema>;

/** AWS's type of a policy: a ready one brings its own. */
export const typeOf = ({ library, type }: PolicyEntry): PolicyType =>
  libraryPolicy(library ?? '')?.type ?? type;

const actions = (verb: string) =>
  z
    .array(
      z
        .string()
        .regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, 'an action has the form service:Action, without wildcards'),
    )
    .default([])
    .meta({
      description: `Actions that the guardrails must ${verb}.`,
      examples: [['cloudtrail:StopLogging']],
    });

/** `expect`: what the guardrails must stop and must let pass, proved by every check. */
export const expectSchema = z
  .array(
    z.strictObject({
      in: z.string().meta({
        description: 'OU path (every account below it), `Root`, or name of an account.',
        examples: ['Workloads/Production'],
      }),
      as: z
        .string()
        .default('developer')
        .meta({
          description:
            'Who asks: a role name, `root` for the root user, or an ARN in which `{account}` is the account’s id.',
          examples: ['developer'],
        }),
      deny: actions('deny'),
      allow: actions('let pass'),
      region: z
        .string()
        .optional()
        .meta({
          description: 'Region that is asked in; the home region where it is not given.',
          examples: ['eu-west-1'],
        }),
      resource: z
        .string()
        .default('*')
        .meta({ description: 'ARN of the resource.', examples: ['arn:aws:s3:::logs/*'] }),
      context: z
        .record(z.string(), z.union([z.string(), z.array(z.string())]))
        .default({})
        .meta({
          description: 'Condition keys of the request.',
          examples: [{ 'aws:MultiFactorAuthPresent': 'true' }],
        }),
    }),
  )
  .default([])
  .meta({
    description:
      'Expectations of the guardrails, each tried for every account that it covers. Guardrails only limit: “allow” ' +
      'means that they leave room, not that anybody was granted the permission.',
  });

/** One expectation, checked. */
export type Expectation = z.output<typeof expectSchema>[number];
