import { z } from 'zod';
import { region, tags, text } from '../organization/fields';

/**
 * A setting of a backend. Terraform takes it as it is (tried), OpenTofu evaluates `${` in it
 * (https://opentofu.org/docs/language/settings/tf-cloud, 2026-11-21): no spelling is the same text for both.
 */
const setting = (most: number, description: string, ...examples: string[]) =>
  text(most, description, ...examples).regex(
    /^(?!.*[$%]\{)/s,
    'Terraform and OpenTofu read ${ and %{ here differently',
  );

const local = z
  .strictObject({
    directory: setting(255, 'Folder for the state files, relative to the project.', 'state').default('state'),
  })
  .meta({ description: 'State in files on this machine: for trying things out.' });

const s3 = z
  .strictObject({
    bucket: z
      .string()
      .regex(
        /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3)$)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]$/,
        'a bucket name has 3 to 63 lower-case letters, digits, dots and hyphens and begins and ends with a letter or digit',
      )
      .meta({ description: 'Bucket that holds the states.', examples: ['acme-terraform-state'] }),
    region: region('Region of the bucket.').regex(/^[a-z0-9-]+$/, 'a region has the form eu-central-1'),
    prefix: z
      .string()
      .regex(/^(?:[\w.-]+\/)*$/, 'a prefix is empty or ends with a slash')
      .default('landfall/')
      .meta({ description: 'Beginning of the states’ keys.', examples: ['landfall/'] }),
    kmsKeyId: setting(
      2048,
      'ARN of the KMS key that encrypts the states.',
      'arn:aws:kms:eu-central-1:111111111111:key/…',
    ).optional(),
    roleArn: setting(
      2048,
      'Role assumed for reading and writing the states.',
      'arn:aws:iam::111111111111:role/terraform-state',
    ).optional(),
  })
  .meta({ description: 'State in S3, encrypted and locked by a lock file (Terraform 1.10, OpenTofu 1.10).' });

const cloud = z
  .strictObject({
    organization: setting(63, 'Organization in Terraform Cloud or Enterprise.', 'acme'),
    hostname: setting(255, 'Host of Terraform Enterprise.', 'app.terraform.io').default('app.terraform.io'),
    project: setting(40, 'Project that new workspaces are made in.', 'landing-zone').optional(),
    workspacePrefix: z
      .string()
      .regex(/^[\w-]*$/, 'a workspace name has letters, digits, - and _')
      .default('landfall-')
      .meta({
        description: 'Beginning of the workspaces’ names; a workspace per stack.',
        examples: ['landfall-'],
      }),
  })
  .meta({ description: 'A workspace per stack in Terraform Cloud or Enterprise.' });

/** `terraform`: where states live and how accounts are entered. */
export const terraformSchema = z
  .strictObject({
    backend: z
      .strictObject({ local: local.optional(), s3: s3.optional(), cloud: cloud.optional() })
      .refine((backend) => Object.keys(backend).length === 1, 'choose exactly one of local, s3 and cloud')
      .default({ local: { directory: 'state' } })
      .meta({
        description: 'Where the states live: exactly one of `local`, `s3` and `cloud`.',
        minProperties: 1,
        maxProperties: 1,
      }),
    memberRoleName: z
      .string()
      .regex(/^[\w+=,.@/-]{1,64}$/, 'a role name has 1 to 64 letters, digits and _+=,.@-')
      .default('OrganizationAccountAccessRole')
      .meta({
        description: 'Role that is assumed in member accounts.',
        examples: ['OrganizationAccountAccessRole'],
      }),
    managementRoleArn: text(
      2048,
      'Role assumed in the management account, where the credentials at hand are of another account.',
      'arn:aws:iam::111111111111:role/landfall',
    ).optional(),
    tags: tags('Tags on everything that Terraform makes (`default_tags`).').default({
      ManagedBy: 'landfall',
    }),
  })
  .default({
    backend: { local: { directory: 'state' } },
    memberRoleName: 'OrganizationAccountAccessRole',
    tags: { ManagedBy: 'landfall' },
  })
  .meta({ description: 'How Terraform runs: states, roles, tags.' });

/** `terraform` after validation, with defaults. */
export type TerraformSettings = z.output<typeof terraformSchema>;
