import { z } from 'zod';
import { text } from '../../organization/fields';
import { standardNames } from './standards';

const control = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9]*\.\d+$/, 'a control has the form IAM.6')
  .meta({ description: 'A security control.', examples: ['IAM.6'] });

const parameter = z
  .union([z.boolean(), z.number(), z.string(), z.array(z.string()), z.array(z.number())])
  .meta({ description: 'Value of the parameter.', examples: [90] });

const policy = z
  .strictObject({
    description: text(500, 'What the policy is for.', 'Sandboxes: no network controls.').optional(),
    enabled: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether Security Hub is on at the targets.', examples: [true] }),
    standards: z
      .array(z.enum(standardNames))
      .default(['foundational-best-practices', 'cis-3.0'])
      .meta({
        description:
          'Standards checked (https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html).',
        examples: [['foundational-best-practices', 'nist-800-53']],
      }),
    disabledControls: z
      .array(control)
      .default([])
      .meta({
        description: 'Controls switched off; every other one, new ones included, is on.',
        examples: [['IAM.6', 'Macie.1']],
      }),
    enabledControls: z
      .array(control)
      .optional()
      .meta({
        description: 'Only these controls are on, instead of `disabledControls`.',
        examples: [['S3.1']],
      }),
    parameters: z
      .record(z.string(), z.record(z.string(), parameter))
      .default({})
      .meta({
        description: 'Parameters of controls that are not AWS’s defaults, by control and parameter.',
        examples: [{ 'IAM.3': { maxAccessKeyAge: 60 } }],
      }),
    targets: z
      .array(z.string())
      .default([])
      .meta({
        description: 'The root (`Root`), OUs by path and accounts by name that the policy holds for.',
        examples: [['Root']],
      }),
  })
  .refine(
    ({ disabledControls, enabledControls }) => !enabledControls || disabledControls.length === 0,
    'give either disabledControls or enabledControls',
  );

/** `securityHub`: posture of every account and region, centrally configured. */
export const securityHubSchema = z
  .strictObject({
    configurationPolicies: z
      .record(
        z.string().regex(/^[A-Za-z0-9][\w.-]{0,127}$/, 'a policy name has 1 to 128 letters, digits and _.-'),
        policy,
      )
      .default({
        baseline: {
          enabled: true,
          standards: ['foundational-best-practices', 'cis-3.0'],
          disabledControls: [],
          parameters: {},
          targets: ['Root'],
        },
      })
      .meta({
        description:
          'Configuration policies by name. The nearest one upwards holds for an account. Without any, `baseline` ' +
          'switches on the foundational best practices and CIS 3.0 for the whole organization.',
      }),
    adopted: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Whether Security Hub is on already in the administrator’s account, in every governed region, as the ' +
          'console does it when it delegates: it is imported. Take it out once applied.',
        examples: [true],
      }),
    insights: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Insights for the indicators that matter: open findings by account and by age, accounts out of baseline, ' +
          'use of root users, access keys past their age.',
        examples: [true],
      }),
  })
  .optional()
  .meta({
    description:
      'Security Hub CSPM for every account, run by `delegatedAdministrators.securityHub` with central configuration ' +
      'from the home region; on with `{}` (https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html).',
  });

/** Security Hub's settings. */
export type SecurityHubSettings = NonNullable<z.output<typeof securityHubSchema>>;
