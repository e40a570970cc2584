import { Channels } from '../../../src/services/chatbot/channels';
import { type ChatSettings, chatSchema } from '../../../src/services/chatbot/schema';
import { made, type } from '../../logging/stack';

test('a channel reads, and nobody runs commands from it', () => {
  const json = made((stack) => {
    new Channels(stack, 'chat', {
      prefix: 'acme',
      accountId: '222222222222',
      chat: chatSchema.parse({
        slack: { workspaceId: 'T07EA123LEP', channelId: 'C07EZ1ABC23' },
      }) as ChatSettings,
      topicArn: (level) => `arn-of-${level}`,
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_chatbot_slack_channel_configuration'), {
    guardrail_policy_arns: ['arn:aws:iam::aws:policy/AWSDenyAll'],
    user_authorization_required: true,
    sns_topic_arns: ['arn-of-critical', 'arn-of-error'],
  });
  const { resource } = JSON.parse(json);
  expect(Object.keys(resource)).not.toContain('aws_iam_role_policy');
  expect(JSON.parse(resource.aws_iam_role.chat_role.assume_role_policy).Statement[0].Condition).toEqual({
    StringEquals: { 'aws:SourceAccount': '222222222222' },
  });
});
