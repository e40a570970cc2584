import { z } from 'zod';

/** The string fields of the organization file: AWS's own limits, each with an example. */

const matching = (pattern: RegExp, rule: string, description: string, ...examples: string[]) =>
  z.string().regex(pattern, rule).meta({ description, examples });

/** A name that Landfall uses in Terraform addresses: lower-case letters, digits and hyphens, up to 50 characters. */
export const key = (description: string, ...examples: string[]) =>
  matching(
    /^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/,
    'use 1 to 50 lower-case letters, digits and hyphens',
    description,
    ...examples,
  );

/** An AWS account id: 12 digits, in quotes, because YAML drops the leading zeros of a number. */
export const accountId = (description: string) =>
  matching(/^\d{12}$/, 'an account id has 12 digits', description, '123456789012');

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** Whether a text has the form of an e-mail address. */
export const isEmail = (text: string): boolean => emailForm.test(text);

/** A root e-mail address: 6 to 64 characters, as `aws_organizations_account` takes it. */
export const email = (description: string, ...examples: string[]) =>
  z
    .string()
    .min(6, 'an e-mail address of an account has 6 to 64 characters')
    .max(64, 'an e-mail address of an account has 6 to 64 characters')
    .regex(emailForm, 'an e-mail address has the form name@domain.tld')
    .meta({ description, examples });

/** A path of OUs below the root, joined by slashes; `Root` is the root itself. */
export const ouPath = (description: string, ...examples: string[]) =>
  z
    .string()
    .min(1)
    .meta({ description, examples: examples.length ? examples : ['Workloads/Production'] });

/** An AWS region code. Whether it exists is checked across the file, with the nearest name that does. */
export const region = (description: string) =>
  z
    .string()
    .min(1)
    .meta({ description, examples: ['eu-central-1'] });

/**
 * The governed regions that a setting is limited to; undefined means all of them. An empty list is rejected: the
 * setting would hold nowhere.
 */
export const limitedRegions = (description: string) =>
  z
    .array(region('A governed region.'))
    .min(1, 'with no region it is nowhere: name one, or take the key out for all governed regions')
    .optional()
    .meta({ description, examples: [['eu-central-1']] });

/** Tags: up to 50 of them, keys of 1–128 and values of up to 256 characters, none beginning with `aws:`. */
export const tags = (description: string) =>
  z
    .record(
      z
        .string()
        .regex(
          /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu,
          'a tag key has 1 to 128 letters, digits, spaces or _.:/=+-@ and does not begin with aws:',
        ),
      z
        .string()
        .regex(
          /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
          'a tag value has up to 256 letters, digits, spaces or _.:/=+-@',
        ),
    )
    .meta({ description, examples: [{ CostCenter: '4711' }] });

/** A text that becomes the value of a tag: 1 to 128 characters, as every service takes them. */
export const tagValue = (description: string, ...examples: string[]) =>
  z
    .string()
    .min(1)
    .max(128)
    .regex(
      /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
      'it becomes a tag, which has letters, digits, spaces or _.:/=+-@',
    )
    .meta({ description, examples });

/** A telephone number as AWS's contact APIs take it. */
export const phone = (description: string) =>
  matching(
    /^\+?[\s0-9()-]{1,25}$/,
    'a phone number has up to 25 digits, spaces, hyphens and brackets',
    description,
    '+49 30 1234567',
  );

/** A string of limited length. */
export const text = (most: number, description: string, ...examples: string[]) =>
  z.string().min(1).max(most).meta({ description, examples });

/** Name of an IAM role that has the same name in every account. */
export const roleName = (standard: string) =>
  z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'a role name has 1 to 64 letters, digits and _+=,.@-')
    .default(standard)
    .meta({ description: 'Name of the role, the same in every account.', examples: [standard] });
