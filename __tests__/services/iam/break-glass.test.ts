import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { IamAccountPasswordPolicy } from '@cdktf/provider-aws/lib/iam-account-password-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamUser } from '@cdktf/provider-aws/lib/iam-user';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { Testing } from 'cdktf';
import { AccountRole } from '../../../src/services/iam/account-role';
import { BreakGlassAlarm } from '../../../src/services/iam/break-glass-alarm';
import { BreakGlassUsers } from '../../../src/services/iam/break-glass-users';
import { deploymentRole } from '../../../src/services/iam/deployment-role';
import { AccountPasswordPolicy } from '../../../src/services/iam/password-policy';
import { passwordPolicySchema } from '../../../src/services/iam/password-policy-schema';
import { rolesSchema } from '../../../src/services/iam/roles-schema';
import { written } from '../../../src/terraform/literal';

type Resources = Record<string, Record<string, Record<string, string>>>;
const resources = (synthesized: string): Resources =>
  (JSON.parse(synthesized) as { resource: Resources }).resource;
const only = (of: Record<string, Record<string, string>> | undefined) => Object.values(of ?? {})[0] ?? {};

describe('the alarm of the break-glass role', () => {
  const synthesized = Testing.synthScope((scope) => {
    new BreakGlassAlarm(scope, 'alarm', {
      roleName: 'landfall-break-glass',
      accountId: '111111111111',
      homeRegion: 'eu-central-1',
      regions: ['eu-central-1', 'us-east-1'],
      notify: ['security@example.com'],
    });
  });

  test('hears of AssumeRole, which is a read-only event to CloudTrail, and of sign-ins', () => {
    expect(synthesized).toHaveResourceWithProperties(CloudwatchEventRule, {
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      region: '${each.value}',
    });
    const pattern = only(resources(synthesized).aws_cloudwatch_event_rule).event_pattern;
    expect(pattern).toContain('"AssumeRole"');
    expect(pattern).toContain('AWS Console Sign In via CloudTrail');
  });

  test('publishes to an encrypted topic that nobody else publishes to, and nobody without TLS', () => {
    expect(synthesized).toHaveResource(SnsTopic);
    expect(only(resources(synthesized).aws_sns_topic).kms_master_key_id).toMatch(/aws_kms_key/);
    const { Statement } = JSON.parse(only(resources(synthesized).aws_sns_topic_policy).policy ?? '') as {
      Statement: { Effect: string; Principal: unknown; Condition: object }[];
    };
    expect(Statement).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: {
          StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' },
          ArnLikeIfExists: {
            'aws:SourceArn': 'arn:aws:events:eu-central-1:111111111111:rule/landfall-break-glass',
          },
        },
      }),
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]);
  });

  test('binds its key to the topic, since EventBridge brings no source to it', () => {
    const { policy, enable_key_rotation: rotated } = only(resources(synthesized).aws_kms_key);
    expect(policy).toContain(
      '"kms:EncryptionContext:aws:sns:topicArn":"arn:aws:sns:eu-central-1:111111111111:landfall-break-glass"',
    );
    expect(policy).not.toContain('aws:Source');
    expect(rotated).toBe(true);
  });
});

test('break-glass users are made without any credentials, on a path of their own', () => {
  const synthesized = Testing.synthScope((scope) => {
    new BreakGlassUsers(scope, 'user', { users: ['break-glass-1'], roleName: 'landfall-break-glass' });
  });
  expect(synthesized).toHaveResourceWithProperties(IamUser, { path: '/break-glass/' });
  expect(Object.keys(resources(synthesized)).sort()).toEqual([
    'aws_iam_group',
    'aws_iam_group_policy',
    'aws_iam_user',
    'aws_iam_user_group_membership',
  ]);
  expect(written(only(resources(synthesized).aws_iam_group_policy)).policy).toContain('$${aws:username}');
});

test('a role with a boundary is never made without it', () => {
  const { deployment } = rolesSchema.parse({ deployment: { account: 'pipelines' } });
  if (!deployment) throw new Error('it is on');
  const synthesized = Testing.synthScope((scope) => {
    const surroundings = { organizationId: 'o-ab12cd34ef', trustedAccountId: '222222222222' };
    new AccountRole(scope, 'deployment', deploymentRole(deployment, surroundings));
  });
  expect(synthesized).toHaveResource(IamRole);
  expect(only(resources(synthesized).aws_iam_role).permissions_boundary).toMatch(/aws_iam_policy\..*\.arn/);
});

test('a password policy with one line is that of the CIS benchmark', () => {
  const synthesized = Testing.synthScope((scope) => {
    new AccountPasswordPolicy(scope, 'password_policy', passwordPolicySchema.unwrap().parse({}));
  });
  expect(synthesized).toHaveResourceWithProperties(IamAccountPasswordPolicy, {
    minimum_password_length: 14,
    password_reuse_prevention: 24,
    max_password_age: 90,
    require_symbols: true,
  });
});
