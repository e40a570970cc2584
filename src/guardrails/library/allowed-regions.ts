import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { GLOBAL_ACTIONS, SINGLE_REGION_SERVICES } from './global-services';
import { definePolicy } from './policy';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html#example-scp-deny-region */
export const allowedRegions = definePolicy({
  name: 'allowed-regions',
  title: 'Allow only certain regions',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    regions: z
      .array(z.string())
      .optional()
      .describe('The regions that may be used; the governed regions when left out. Example: ["eu-west-1"].'),
    exceptActions: z
      .array(z.string())
      .default([])
      .describe(
        'Actions to allow everywhere, beside those of global services. Example: ["bedrock:InvokeModel"].',
      ),
    ...exemptions,
  }),
  stops: 'Requests to regional services in any other region.',
  doesNotStop:
    'Requests to global services, nor those to ACM, Config and KMS, which global services depend on in us-east-1; replication by AWS services into other regions.',
  canBreak:
    'Services that work across regions on behalf of the caller, such as Bedrock inference profiles; new services without regions until they are added to exceptActions.',
  build: (parameters, context) => {
    const used = context.enabledServices.flatMap((service) => SINGLE_REGION_SERVICES[service] ?? []);
    const NotAction = [...new Set([...GLOBAL_ACTIONS, ...used, ...parameters.exceptActions])].sort();
    const regions = parameters.regions ?? context.governedRegions;
    return policyOf({
      Effect: 'Deny',
      NotAction,
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:RequestedRegion': regions },
        ...unlessExempt(parameters, context),
      },
    });
  },
});
