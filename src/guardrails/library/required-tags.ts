import { z } from 'zod';
import { definePolicy } from './policy';
import { assign } from './statements';

const tag = z.strictObject({
  values: z
    .array(z.string())
    .default([])
    .describe(
      'Values that comply, with a wildcard * at the end; any when empty. Example: ["production", "test"].',
    ),
  enforcedFor: z
    .array(z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9*-]+$/))
    .default([])
    .describe('Resource types on which other values are refused. Example: ["ec2:instance", "s3:bucket"].'),
});

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_example-tag-policies.html */
export const requiredTags = definePolicy({
  name: 'required-tags',
  title: 'Spelling and values of tags',
  type: 'TAG_POLICY',
  parameters: z.strictObject({
    tags: z
      .record(z.string().min(1).max(128), tag)
      .default({ Owner: { values: [], enforcedFor: [] } })
      .describe('The tag keys in their right spelling, each with its values and where it is enforced.'),
  }),
  stops: 'Other values on the resource types named in enforcedFor.',
  doesNotStop: 'Resources without the tag: they show in the compliance report only.',
  canBreak: 'Creating resources of an enforced type with other values.',
  build: ({ tags }) => ({
    tags: Object.fromEntries(
      Object.entries(tags).map(([key, { values, enforcedFor }]) => [
        key,
        {
          tag_key: assign(key),
          ...(values.length > 0 && { tag_value: assign(values) }),
          ...(enforcedFor.length > 0 && { enforced_for: assign(enforcedFor) }),
        },
      ]),
    ),
  }),
});
