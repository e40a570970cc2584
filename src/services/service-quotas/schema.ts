import { z } from 'zod';
import { region } from '../../organization/fields';

/** `serviceQuotaTemplate`: quota increases requested for every new account, `aws_servicequotas_template`. */
export const serviceQuotaTemplateSchema = z
  .array(
    z.strictObject({
      region: region('Region of the quota.'),
      service: z
        .string()
        .regex(/^[a-zA-Z][a-zA-Z0-9-]{1,63}$/, 'a service code has letters, digits and hyphens')
        .meta({ description: 'Service code.', examples: ['vpc'] }),
      quota: z
        .string()
        .regex(/^L-[A-Z0-9]{8}$/, 'a quota code has the form L-F678F1CE')
        .meta({ description: 'Quota code.', examples: ['L-F678F1CE'] }),
      value: z
        .number()
        .min(0)
        .meta({ description: 'Value asked for.', examples: [20] }),
    }),
  )
  .max(10, 'a quota request template holds at most 10 quotas')
  .default([])
  .meta({
    description:
      'Service quota increases that AWS requests by itself for every new account, at most 10 ' +
      '(https://docs.aws.amazon.com/servicequotas/latest/userguide/organization-templates.html).',
  });
