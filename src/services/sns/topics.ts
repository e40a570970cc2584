import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';
import { eachOf } from '../../terraform/for-each';
import { type Level, levels, type Notifications } from './schema';

/** A service that publishes to the topics. */
export interface Publisher {
  /** service principal, such as `cloudwatch.amazonaws.com` */
  readonly service: string;
  /** ARN, `*` allowed, of what publishes: alarms, rules */
  readonly sourceArn: string;
}

/** What topics are made of. */
export interface TopicsProps {
  /** beginning of their names: the organization's name */
  readonly prefix: string;
  /** account that holds them, as a value or an expression without quotes */
  readonly accountId: string;
  /** region of the stack's provider */
  readonly region: string;
  readonly notifications: Notifications;
  /** key that encrypts the messages; its policy lets the publishers use it */
  readonly kmsKeyArn: string;
  readonly publishers: readonly Publisher[];
}

/**
 * The topics `critical`, `error` and `info` with who listens. Only the services named may publish, for their own
 * account; nobody subscribes from outside.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic
 */
export class Topics extends Construct {
  private readonly topic: SnsTopic;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TopicsProps,
  ) {
    super(scope, id);
    const each = eachOf(levels);
    this.topic = new SnsTopic(this, 'Resource', {
      forEach: each,
      name: `${props.prefix}-\${each.key}`,
      kmsMasterKeyId: props.kmsKeyArn,
    });
    new SnsTopicPolicy(this, 'policy', {
      forEach: each,
      arn: `\${${this.address}[each.key].arn}`,
      policy: policyJson(topicStatements(props, topicArnOfEach(props))),
    });
    this.subscribe();
  }

  /** ARN of the topic of a level, as an expression that makes the reader wait for it. */
  arn(level: Level): string {
    return `\${${this.address}["${level}"].arn}`;
  }

  /** ARN of the topic of the level that `each.value.level` of a reader's `for_each` names. */
  get arnOfEachLevel(): string {
    return `\${${this.address}[each.value.level].arn}`;
  }

  private get address(): string {
    return `aws_sns_topic.${this.topic.friendlyUniqueId}`;
  }

  private subscribe(): void {
    const entries = new TerraformLocal(this, 'subscriptions', subscriptions(this.props.notifications));
    const each = TerraformIterator.fromMap(entries.asAnyMap);
    new SnsTopicSubscription(this, 'subscription', {
      forEach: each,
      topicArn: this.arnOfEachLevel,
      protocol: each.getString('protocol'),
      endpoint: each.getString('endpoint'),
    });
  }
}

const topicArnOfEach = ({ prefix, accountId, region }: TopicsProps): string =>
  `arn:aws:sns:${region}:${accountId}:${prefix}-\${each.key}`;

function subscriptions(notifications: Notifications): Record<string, object> {
  const entries = levels.flatMap((level) =>
    (['email', 'sms'] as const).flatMap((protocol) =>
      notifications[level][protocol].map((endpoint) => [
        `${level}/${protocol}/${endpoint}`,
        { level, protocol, endpoint },
      ]),
    ),
  );
  return Object.fromEntries(entries);
}

/** The policy of a topic: who may publish, and that nobody does without TLS. */
function topicStatements(
  { accountId, publishers }: Pick<TopicsProps, 'accountId' | 'publishers'>,
  Resource: string,
): Statement[] {
  const publish = publishers.map(
    ({ service, sourceArn }): Statement => ({
      Sid: `Publish${service.split('.')[0]?.replace(/^./, (letter) => letter.toUpperCase())}`,
      Effect: 'Allow',
      Principal: { Service: service },
      Action: 'sns:Publish',
      Resource,
      Condition: publishedFor(service, accountId, sourceArn),
    }),
  );
  return [...publish, denyInsecure(Resource)];
}

/**
 * For whom a service publishes. EventBridge is not known to say so: "You can't use Condition blocks in Amazon SNS topic
 * policies for EventBridge", in AWS's words. What it does not say must not lose a message; what it says must be right.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html
 */
function publishedFor(service: string, accountId: string, sourceArn: string): Statement['Condition'] {
  const silent = service === 'events.amazonaws.com' ? 'IfExists' : '';
  return {
    [`StringEquals${silent}`]: { 'aws:SourceAccount': accountId },
    [`ArnLike${silent}`]: { 'aws:SourceArn': sourceArn },
  };
}

const denyInsecure = (Resource: string): Statement => ({
  Sid: 'DenyInsecureTransport',
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});
