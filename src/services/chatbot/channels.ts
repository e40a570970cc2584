import { ChatbotSlackChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-slack-channel-configuration';
import { ChatbotTeamsChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-teams-channel-configuration';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';
import { policyJson } from '../../iam-documents/policy-document';
import { serviceTrust } from '../../iam-documents/trust';
import type { ChatSettings } from './schema';

/** Chat channels, and the topics that they receive. */
export interface ChannelsProps {
  readonly prefix: string;
  readonly accountId: string;
  readonly chat: ChatSettings;
  readonly topicArn: (level: 'critical' | 'error' | 'info') => string;
}

/**
 * Chat channels that receive the messages of topics. Their role has no permissions, and the guardrail policy denies the
 * rest: nobody can run commands from a channel.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/chatbot_slack_channel_configuration
 */
export class Channels extends Construct {
  constructor(scope: Construct, id: string, { prefix, accountId, chat, topicArn }: ChannelsProps) {
    super(scope, id);
    const role = new IamRole(this, 'role', {
      name: `${prefix}-findings-chat`,
      description: 'Chat channels for findings; no permissions.',
      assumeRolePolicy: policyJson([serviceTrust({ service: 'chatbot.amazonaws.com', accountId })]),
    });
    const common = {
      iamRoleArn: role.arn,
      guardrailPolicyArns: ['arn:aws:iam::aws:policy/AWSDenyAll'],
      loggingLevel: 'ERROR',
      userAuthorizationRequired: true,
    };
    if (chat.slack) {
      new ChatbotSlackChannelConfiguration(this, 'slack', {
        ...common,
        configurationName: `${prefix}-findings-slack`,
        slackTeamId: chat.slack.workspaceId,
        slackChannelId: chat.slack.channelId,
        snsTopicArns: chat.slack.levels.map(topicArn),
      });
    }
    if (chat.teams) {
      new ChatbotTeamsChannelConfiguration(this, 'teams', {
        ...common,
        configurationName: `${prefix}-findings-teams`,
        tenantId: chat.teams.tenantId,
        teamId: chat.teams.teamId,
        channelId: chat.teams.channelId,
        snsTopicArns: chat.teams.levels.map(topicArn),
      });
    }
  }
}
