import { z } from 'zod';
import { definePolicy } from './policy';
import { assign } from './statements';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html */
export const aiServicesOptOut = definePolicy({
  name: 'ai-services-opt-out',
  title: 'Opt out of AI services learning from content',
  type: 'AISERVICES_OPT_OUT_POLICY',
  parameters: z.strictObject({
    optIn: z
      .array(z.string())
      .default([])
      .describe('Services that may store and use content all the same. Example: ["lex"].'),
    locked: z.boolean().default(true).describe('Whether policies further down may not change it.'),
  }),
  stops: 'AWS AI services storing and using content to improve themselves, and moves what they stored out.',
  doesNotStop: 'Use of the AI services.',
  canBreak: 'Nothing.',
  build: ({ optIn, locked }) => {
    const lock = locked ? { '@@operators_allowed_for_child_policies': ['@@none'] } : {};
    const choice = (value: 'optIn' | 'optOut') => ({
      ...lock,
      opt_out_policy: { ...lock, ...assign(value) },
    });
    const services = optIn.map((service) => [service, choice('optIn')]);
    return { services: { ...lock, default: choice('optOut'), ...Object.fromEntries(services) } };
  },
});
