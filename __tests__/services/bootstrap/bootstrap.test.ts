import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../../src/commands/synthesize';
import { loadOrganization } from '../../../src/config/load';
import { planRoleTemplate } from '../../../src/services/bootstrap/member-plan-role';
import {
  applyLimits,
  applyPolicies,
  planStatements,
  readingPolicies,
} from '../../../src/services/bootstrap/permissions';
import { bootstrapSchema } from '../../../src/services/bootstrap/schema';
import { issuersOf, trustOf } from '../../../src/services/bootstrap/trust';
import { may } from '../simulate';

const accountId = '111111111111';
const settings = (value: unknown) => {
  const parsed = bootstrapSchema.parse(value);
  if (!parsed) throw new Error('nothing to test');
  return parsed;
};
const github = { repository: 'acme/landing-zone' };
const cloud = { organization: 'acme', project: 'landing-zone' };
const trust = (value: unknown, phase: 'plan' | 'apply') =>
  trustOf(issuersOf(settings(value)), phase, accountId);
const names = {
  accountId,
  planRoleName: 'landfall-plan',
  applyRoleName: 'landfall-apply',
  breakGlassPath: '/break-glass/',
};
const state = { bucketArn: 'arn:aws:s3:::acme-state', keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/k' };

describe('trust', () => {
  test('GitHub applies from the main branch of one repository only', () => {
    expect(trust({ github }, 'apply')[0]?.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': ['repo:acme/landing-zone:ref:refs/heads/main'],
      },
    });
  });

  test('pull requests may plan, and never apply', () => {
    const text = (phase: 'plan' | 'apply') => JSON.stringify(trust({ github }, phase));
    expect([text('plan').includes('pull_request'), text('apply').includes('pull_request')]).toEqual([
      true,
      false,
    ]);
  });

  test('an environment takes the place of the branch', () => {
    const made = JSON.stringify(trust({ github: { ...github, environment: 'production' } }, 'apply'));
    expect(made).toContain('repo:acme/landing-zone:environment:production');
    expect(made).not.toContain('ref:refs');
  });

  test('Terraform Cloud takes a role by phase, in workspaces of one project', () => {
    expect(trust({ terraformCloud: cloud }, 'plan')[0]?.Condition).toEqual({
      StringEquals: { 'app.terraform.io:aud': 'aws.workload.identity' },
      StringLike: {
        'app.terraform.io:sub': [
          'organization:acme:project:landing-zone:workspace:landfall-*:run_phase:plan',
        ],
      },
    });
  });

  test.each(['*/*', 'acme', 'acme/*'])('a repository with a wildcard, %s, is refused', (repository) => {
    expect(bootstrapSchema.safeParse({ github: { repository } }).success).toBe(false);
  });
});

describe('permissions', () => {
  test('the role that plans only reads', () => {
    const actions = planStatements({ ...names, state }).flatMap(({ Action }) => Action);
    const verbs = actions.map((action) => action.split(':')[1]);
    expect(verbs.filter((verb) => !/^(Get|List|Describe|View|Decrypt|AssumeRole)/.test(verb ?? ''))).toEqual(
      [],
    );
    expect(readingPolicies.join()).not.toMatch(/Administrator|PowerUser|FullAccess|ReadOnlyAccess/);
  });

  test('and becomes nobody but itself in member accounts', () => {
    const assume = planStatements(names).find(({ Action }) => Action === 'sts:AssumeRole');
    expect(assume?.Resource).toBe('arn:aws:iam::*:role/landfall-plan');
  });

  test('the role that applies cannot change its own trust or powers, give out keys, or close accounts', () => {
    const limits = applyLimits({ ...names, state });
    expect(limits.every(({ Effect }) => Effect === 'Deny')).toBe(true);
    const denied = limits.flatMap(({ Action }) => Action);
    for (const action of [
      'iam:Update*',
      'iam:CreateAccessKey',
      'organizations:CloseAccount',
      's3:DeleteBucket*',
    ])
      expect(denied).toContain(action);
  });

  test('the role that applies makes break-glass users, without credentials, and no others', () => {
    const role = {
      managedPolicies: applyPolicies,
      inlinePolicy: { Version: '2012-10-17', Statement: applyLimits({ ...names, state }) },
    };
    const user = (path: string) => `arn:aws:iam::111111111111:user${path}`;
    const make = (resource: string) => may(role, { action: 'iam:CreateUser', resource });
    expect(make(user('/break-glass/break-glass-1'))).toBe(true);
    expect(make(user('/somebody'))).toBe(false);
    for (const action of ['iam:CreateAccessKey', 'iam:CreateLoginProfile'])
      expect(may(role, { action, resource: user('/break-glass/break-glass-1') })).toBe(false);
  });

  test('in a member account only the role of the management account is trusted', () => {
    const template = planRoleTemplate({ roleName: 'landfall-plan', managementAccountId: accountId });
    expect(JSON.stringify(template)).toContain(
      '"Principal":{"AWS":"arn:aws:iam::111111111111:role/landfall-plan"}',
    );
  });
});

describe('the stacks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-bootstrap-'));
  const json = (stack: string) =>
    JSON.parse(readFileSync(join(folder, 'out', 'stacks', stack, 'cdk.tf.json'), 'utf8'));

  beforeAll(() => {
    const { organization } = loadOrganization('config/examples/minimal/organization.yaml');
    if (!organization) throw new Error('the minimal example is wrong');
    const backend = { s3: { bucket: 'acme-state', region: 'eu-west-1', prefix: 'landfall/' } };
    synthesize(
      { ...organization, terraform: { ...organization.terraform, backend }, bootstrap: settings({ github }) },
      join(folder, 'out'),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the state bucket is versioned, encrypted with its own key, private and kept', () => {
    const { resource } = json('bootstrap');
    expect(resource.aws_s3_bucket.state).toMatchObject({
      bucket: 'acme-state',
      region: 'eu-west-1',
      lifecycle: { prevent_destroy: true },
    });
    expect(resource.aws_kms_key.state_key).toMatchObject({
      enable_key_rotation: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(Object.keys(resource)).toEqual(
      expect.arrayContaining([
        'aws_s3_bucket_versioning',
        'aws_s3_bucket_public_access_block',
        'aws_s3_bucket_server_side_encryption_configuration',
      ]),
    );
  });

  test('a state never expires, however old; only its former versions do', () => {
    const [rule] = json('bootstrap').resource.aws_s3_bucket_lifecycle_configuration.state_lifecycle.rule;
    expect(rule.expiration).toBeUndefined();
    expect(rule.noncurrent_version_expiration).toBeDefined();
  });

  test('the role for plans reaches every member account, new ones by themselves', () => {
    expect(json('pipeline-access').resource.aws_cloudformation_stack_set.plan_role).toMatchObject({
      permission_model: 'SERVICE_MANAGED',
      auto_deployment: { enabled: true },
    });
  });
});
