import { z } from 'zod';
import { definePolicy } from './policy';
import { assign } from './statements';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html */
export const ec2AccountDefaults = definePolicy({
  name: 'ec2-account-defaults',
  title: 'EC2 settings of every account',
  type: 'DECLARATIVE_POLICY_EC2',
  parameters: z.strictObject({
    blockPublicImages: z
      .boolean()
      .default(true)
      .describe('Whether machine images may not be shared publicly.'),
    blockPublicSnapshots: z
      .enum(['block_all_sharing', 'block_new_sharing', 'unblocked'])
      .default('block_all_sharing')
      .describe('What becomes of publicly shared snapshots.'),
    serialConsole: z
      .boolean()
      .default(false)
      .describe('Whether the serial console of instances may be used.'),
    requireImdsv2: z
      .boolean()
      .default(true)
      .describe('Whether new instances answer IMDSv2 only, unless launched otherwise.'),
    httpPutResponseHopLimit: z
      .number()
      .int()
      .min(1)
      .max(64)
      .optional()
      .describe(
        'How many hops a metadata answer travels; 2 lets containers reach it. AWS chooses when left out.',
      ),
    exceptionMessage: z
      .string()
      .optional()
      .describe('What people read when a setting stops them, e.g. a link.'),
  }),
  stops:
    'Public images and snapshots, the serial console and IMDSv1 by default, in every account and region.',
  doesNotStop: 'Instances launched with other metadata options: see require-imdsv2.',
  canBreak: 'Teams that publish images; software on new instances that knows only IMDSv1.',
  build: (given) => {
    const metadata = {
      ...(given.requireImdsv2 && { http_tokens: assign('required') }),
      ...(given.httpPutResponseHopLimit && {
        http_put_response_hop_limit: assign(String(given.httpPutResponseHopLimit)),
      }),
    };
    return {
      ec2_attributes: {
        ...(given.exceptionMessage && { exception_message: assign(given.exceptionMessage) }),
        image_block_public_access: {
          state: assign(given.blockPublicImages ? 'block_new_sharing' : 'unblocked'),
        },
        snapshot_block_public_access: { state: assign(given.blockPublicSnapshots) },
        serial_console_access: { status: assign(given.serialConsole ? 'enabled' : 'disabled') },
        ...(Object.keys(metadata).length > 0 && { instance_metadata_defaults: metadata }),
      },
    };
  },
});
