import { z } from 'zod';

const levels = z
  .array(z.enum(['critical', 'error', 'info']))
  .default(['critical', 'error'])
  .meta({ description: 'Topics that the channel gets.', examples: [['critical']] });

/** `findings.chat`: the same messages in a chat channel. */
export const chatSchema = z
  .strictObject({
    slack: z
      .strictObject({
        workspaceId: z
          .string()
          .regex(/^[0-9A-Z]{1,255}$/, 'a workspace id has capital letters and digits')
          .meta({ description: 'Id of the workspace.', examples: ['T07EA123LEP'] }),
        channelId: z
          .string()
          .regex(/^[A-Za-z0-9]{1,255}$/, 'a channel id has letters and digits')
          .meta({ description: 'Id of the channel.', examples: ['C07EZ1ABC23'] }),
        levels,
      })
      .optional()
      .meta({
        description:
          'A Slack channel. The workspace must be authorised once in the console, in the account that routes findings.',
      }),
    teams: z
      .strictObject({
        tenantId: z
          .string()
          .min(1)
          .meta({ description: 'Id of the tenant.', examples: ['1234abcd-12ab-34cd-56ef-1234567890ab'] }),
        teamId: z
          .string()
          .min(1)
          .meta({ description: 'Id of the team.', examples: ['1234abcd-12ab-34cd-56ef-1234567890ab'] }),
        channelId: z
          .string()
          .min(1)
          .meta({ description: 'Id of the channel.', examples: ['19%3aabc%40thread.tacv2'] }),
        levels,
      })
      .optional()
      .meta({
        description:
          'A channel of Microsoft Teams. The tenant must be authorised once in the console, in the account that routes findings.',
      }),
  })
  .optional()
  .meta({
    description:
      'The messages in a chat channel, through Amazon Q Developer in chat applications ' +
      '(https://docs.aws.amazon.com/chatbot/latest/adminguide/what-is.html).',
  });

/** Chat's settings. */
export type ChatSettings = NonNullable<z.output<typeof chatSchema>>;
