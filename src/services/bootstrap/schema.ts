import { z } from 'zod';
import { key, region } from '../../organization/fields';

const github = z
  .strictObject({
    repository: z
      .string()
      .regex(
        /^([\w.-]+\/[\w.-]+|[\w.-]+@\d+\/[\w.-]+@\d+)$/,
        'a repository is written owner/name, or owner@id/name@id',
      )
      .meta({
        description:
          'Repository with the organization file, as GitHub’s tokens name it: `owner@id/name@id` where it was made, renamed or ' +
          'transferred since July 2026, or has opted in; `owner/name` otherwise ' +
          '(https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens).',
        examples: ['acme/landing-zone', 'acme@123456/landing-zone@456789'],
      }),
    branch: z
      .string()
      .regex(/^[\w./-]{1,255}$/, 'give the name of one branch, without wildcards')
      .default('main')
      .meta({ description: 'The one branch that may apply.', examples: ['main'] }),
    environment: z
      .string()
      .regex(/^[\w.-]{1,255}$/, 'give the name of one environment, without wildcards')
      .optional()
      .meta({
        description:
          'Environment whose approvals stand before an apply, of a run on the branch. Restrict it to that branch in GitHub too ' +
          '(https://docs.github.com/actions/deployment/targeting-different-environments).',
        examples: ['production'],
      }),
  })
  .optional()
  .meta({
    description:
      'GitHub Actions may plan from pull requests and apply from one branch, without stored credentials ' +
      '(https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments).',
  });

const terraformCloud = z
  .strictObject({
    organization: z
      .string()
      .regex(/^[\w-]{1,63}$/, 'give the name of one organization, without wildcards')
      .meta({ description: 'Organization in Terraform Cloud or Enterprise.', examples: ['acme'] }),
    hostname: z
      .string()
      .regex(/^[a-z0-9.-]+$/, 'a host name has lower-case letters, digits, dots and hyphens')
      .default('app.terraform.io')
      .meta({ description: 'Host of Terraform Enterprise.', examples: ['app.terraform.io'] }),
    project: z
      .string()
      .regex(/^[\w -]{1,40}$/, 'give the name of one project, without wildcards')
      .meta({ description: 'Project that the workspaces are in.', examples: ['landing-zone'] }),
    workspacePrefix: z
      .string()
      .regex(/^[\w-]*$/, 'a workspace name has letters, digits, - and _')
      .default('landfall-')
      .meta({ description: 'Beginning of the workspaces’ names.', examples: ['landfall-'] }),
  })
  .optional()
  .meta({
    description:
      'Terraform Cloud may plan and apply in its workspaces, without stored credentials ' +
      '(https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration).',
  });

const stateBucket = z
  .strictObject({
    replica: z
      .strictObject({
        region: region('Region that the states are repeated in, with a key of its own; not the bucket’s.'),
        state: z
          .enum(['active', 'released'])
          .default('active')
          .meta({
            description:
              '`active`; `released`: Terraform lets go of the replica without touching it. Taking it out of the file is ' +
              'refused until this was applied.',
            examples: ['active'],
          }),
      })
      .optional()
      .meta({
        description:
          'A second copy of the states in another region of the management account, for when a bucket or a region is lost ' +
          '(https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html). Deletions are not repeated.',
      }),
  })
  .optional()
  .meta({ description: 'The state bucket, where `terraform.backend` is `s3`.' });

/**
 * `bootstrap`: the roles of pipelines and the bucket of states, created once by a person (`npx landfall bootstrap`).
 */
export const bootstrapSchema = z
  .strictObject({
    github,
    terraformCloud,
    stateBucket,
    planRoleName: key(
      'Role that may only read, in the management account and, by a stack set, in every member account.',
      'landfall-plan',
    ).default('landfall-plan'),
    applyRoleName: key('Role that applies.', 'landfall-apply').default('landfall-apply'),
  })
  .optional()
  .meta({
    description:
      'What pipelines run with: the state bucket with its key (where `terraform.backend` is `s3`), trust in GitHub ' +
      'Actions or Terraform Cloud, a role that only reads and one that applies.',
  });

/** `bootstrap` after validation, with defaults. */
export type Bootstrap = NonNullable<z.output<typeof bootstrapSchema>>;
