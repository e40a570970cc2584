import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { Construct } from 'constructs';
import { policyOf } from '../../iam-documents/policy-document';

/** Whose uses are reported, and where the topic is. */
export interface BreakGlassTopicProps {
  /** name of the role, of the topic, and of the rules that publish */
  readonly roleName: string;
  readonly accountId: string;
  readonly homeRegion: string;
}

/**
 * The encrypted topic of break-glass reports: only the home region's rule publishes, and only over TLS. Its key is no
 * more than a transport's: nothing is left behind that would need it. EventBridge brings no `aws:SourceAccount` or
 * `aws:SourceArn` to the key of a topic, so the key is bound to the topic by the encryption context; nor is it known to
 * bring them to the topic, and no report must be lost for that.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export class BreakGlassTopic extends Construct {
  /** ARN of the topic, as an expression */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: BreakGlassTopicProps) {
    super(scope, id);
    const { accountId, roleName, homeRegion } = props;
    const fromRule = {
      StringEqualsIfExists: { 'aws:SourceAccount': accountId },
      ArnLikeIfExists: { 'aws:SourceArn': `arn:aws:events:${homeRegion}:${accountId}:rule/${roleName}` },
    };
    const arn = `arn:aws:sns:${homeRegion}:${accountId}:${roleName}`;
    const events = { Service: 'events.amazonaws.com' };
    const key = new KmsKey(this, 'key', {
      description: `Encrypts reports of ${roleName}.`,
      enableKeyRotation: true,
      policy: JSON.stringify(
        policyOf(
          {
            Sid: 'Account',
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${accountId}:root` },
            Action: 'kms:*',
            Resource: '*',
          },
          {
            Sid: 'Report',
            Effect: 'Allow',
            Principal: events,
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Resource: '*',
            Condition: { StringEquals: { 'kms:EncryptionContext:aws:sns:topicArn': arn } },
          },
        ),
      ),
    });
    new KmsAlias(this, 'key_alias', { name: `alias/${roleName}`, targetKeyId: key.keyId });
    const topic = new SnsTopic(this, 'Resource', { name: roleName, kmsMasterKeyId: key.arn });
    new SnsTopicPolicy(this, 'policy', {
      arn: topic.arn,
      policy: JSON.stringify(
        policyOf(
          {
            Sid: 'Report',
            Effect: 'Allow',
            Principal: events,
            Action: 'sns:Publish',
            Resource: topic.arn,
            Condition: fromRule,
          },
          {
            Sid: 'DenyInsecureTransport',
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Resource: topic.arn,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ),
      ),
    });
    this.arn = topic.arn;
  }
}
