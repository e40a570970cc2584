import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadOrganization } from '../../src/config/load';
import { ask } from '../../src/guardrails/ask';
import { type Watched, watchedOrganization } from '../watched-organization';
import { addressesOf, type StackJson, synthesizedFrom } from './synthesized';

const roles = {
  audit: { account: 'security-tooling' },
  deployment: { account: 'operations' },
  breakGlass: { users: ['break-glass-1'], notify: ['security@acme.example'] },
};
const remediation = { accessKeys: 'automatic' };
const watched = (services: object, administrators: Record<string, string> = {}) =>
  synthesizedFrom(
    watchedOrganization({
      services: services as Watched['services'] & object,
      administrators: { config: 'security-tooling', ...administrators },
    }),
  );
const named = (stacks: Map<string, StackJson>, name: string): StackJson => {
  const json = stacks.get(name);
  if (!json) throw new Error(`no stack ${name} in ${[...stacks.keys()].join(', ')}`);
  return json;
};
const setOf = (stacks: Map<string, StackJson>) =>
  named(stacks, 'baseline').resource.aws_cloudformation_stack_set?.roles as {
    readonly template_body: string;
    readonly parameters?: Record<string, string>;
    readonly call_as: string;
  };
const rolesOf = (stacks: Map<string, StackJson>) =>
  [...setOf(stacks).template_body.matchAll(/"RoleName":"([^"]+)"/g)].map(([, name]) => name);

describe('what every member account gets', () => {
  test('are the roles of the file, and the accounts that those trust', () => {
    const stacks = watched({ config: { remediation }, roles });
    expect(rolesOf(stacks)).toEqual([
      'landfall-audit',
      'landfall-deployment',
      'landfall-break-glass',
      'landfall-remediation',
    ]);
    expect(setOf(stacks).parameters).toEqual({
      OrganizationId: 'o-abcde12345',
      AuditAccountId: '100000000002',
      DeploymentAccountId: '100000000003',
      ManagementAccountId: '111111111111',
    });
  });

  test('goes to the root, once for an account', () => {
    const stacks = watched({ roles });
    expect(addressesOf(named(stacks, 'baseline'))).toEqual([
      'aws_cloudformation_stack_set.roles',
      'aws_cloudformation_stack_set_instance.roles_instance',
    ]);
    const instance = named(stacks, 'baseline').resource.aws_cloudformation_stack_set_instance?.roles_instance;
    expect(instance).toMatchObject({
      for_each: '${toset(["eu-central-1"])}',
      deployment_targets: { organizational_unit_ids: ['r-ab12'] },
    });
  });

  test('is run by the delegated administrator of StackSets, else by the management account', () => {
    const [own, delegated] = [watched({ roles }), watched({ roles }, { stackSets: 'operations' })];
    expect(setOf(own).call_as).toBe('SELF');
    expect(named(own, 'baseline').provider.aws[0]?.allowed_account_ids).toEqual(['111111111111']);
    expect(setOf(delegated).call_as).toBe('DELEGATED_ADMIN');
    expect(named(delegated, 'baseline').provider.aws[0]?.allowed_account_ids).toEqual(['100000000003']);
  });

  test('needs StackSets’ access to the organization', () => {
    const access = (stacks: Map<string, StackJson>) =>
      JSON.stringify(named(stacks, 'organization').resource.aws_organizations_organization);
    const principal = 'member.org.stacksets.cloudformation.amazonaws.com';
    expect(access(watched({ roles }))).toContain(principal);
    expect(access(watched({ config: { remediation } }))).toContain(principal);
    expect(access(watched({ config: {} }))).not.toContain(principal);
  });

  test('can be taken away again: the state stays while StackSets have an administrator', () => {
    const stacks = watched({ config: {} }, { stackSets: 'operations' });
    expect(addressesOf(named(stacks, 'baseline'))).toEqual([]);
    expect(watched({ config: {} }).has('baseline')).toBe(false);
  });
});

describe('remedies for credentials', () => {
  const stacks = watched({
    config: { remediation, essentialParameters: { identity: { MaxAccessKeyAge: 60 } } },
  });
  const members = named(stacks, 'config').resource.aws_config_organization_conformance_pack?.[
    'conformance_pack_essentials-identity'
  ] as { template_body: string; excluded_accounts: string[]; input_parameter: object[] };
  const management = named(stacks, 'management-detection').resource.aws_config_conformance_pack
    ?.conformance_pack as { template_body: string; input_parameter: object[]; depends_on: string[] };

  test('are in member accounts', () => {
    expect(members.template_body).toContain('AWSConfigRemediation-RevokeUnusedIAMUserCredentials');
    expect(members.template_body).toContain('role/landfall-remediation');
    expect(members.input_parameter).toEqual([{ parameter_name: 'MaxAccessKeyAge', parameter_value: '60' }]);
  });

  test('never touch the management account, where break-glass users are: it has the same rules alone', () => {
    expect(members.excluded_accounts).toEqual(['111111111111']);
    expect(management.template_body).not.toContain('Remediation');
    expect(management.template_body).toContain('ACCESS_KEYS_ROTATED');
    expect(management.input_parameter).toEqual(members.input_parameter);
    expect(management.depends_on).toContain('aws_config_configuration_recorder_status.recorder_status');
  });
});

test('rules ask for the password policy of the file', () => {
  const passwordPolicy = { minimumLength: 20, requireSymbols: false, maxAgeDays: 0 };
  const pack = (services: object) =>
    named(watched(services), 'config').resource.aws_config_organization_conformance_pack?.[
      'conformance_pack_essentials-identity'
    ]?.input_parameter;
  expect(pack({ config: {} })).toBeUndefined();
  const asked = pack({
    config: { essentialParameters: { identity: { MinimumPasswordLength: 16 } } },
    passwordPolicy,
  });
  expect(asked).toEqual(
    expect.arrayContaining([
      { parameter_name: 'MinimumPasswordLength', parameter_value: '16' },
      { parameter_name: 'RequireSymbols', parameter_value: 'false' },
    ]),
  );
  expect(JSON.stringify(asked)).not.toContain('MaxPasswordAge');
});

describe('guardrails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  const file = parse(watchedOrganization({ services: { config: { remediation }, roles } })) as {
    root: object;
  };
  const libraries = ['deny-iam-writes', 'protect-baseline-roles'];
  writeFileSync(
    join(folder, 'organization.yaml'),
    stringify({
      ...file,
      root: { ...file.root, policies: libraries },
      policies: Object.fromEntries(libraries.map((library) => [library, { library }])),
    }),
  );
  const { organization } = loadOrganization(join(folder, 'organization.yaml'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const decided = async (as: string, action: string, resource: string) => {
    const account = organization?.accounts.find(({ name }) => name === 'workload-1');
    if (!organization || !account) throw new Error('the file is right');
    const question = { as, action, resource, region: 'eu-central-1' };
    return (await ask(organization, account, question)).verdict.decision;
  };
  const key = ['iam:UpdateAccessKey', 'arn:aws:iam::100000000011:user/somebody'] as const;

  test('let the remediation role put credentials right, where nobody else may', async () => {
    expect(await decided('landfall-remediation', ...key)).toBe('allowed');
    expect(await decided('developer', ...key)).toBe('denied');
  });

  test.each(['landfall-audit', 'landfall-deployment', 'landfall-break-glass', 'landfall-remediation'])(
    'keep people of the account from changing %s',
    async (role) => {
      const arn = `arn:aws:iam::100000000011:role/${role}`;
      expect(await decided('developer', 'iam:UpdateAssumeRolePolicy', arn)).toBe('denied');
      expect(await decided('landfall-audit', 'iam:AttachRolePolicy', arn)).toBe('denied');
      expect(await decided('stacksets-exec-0123456789abcdef', 'iam:UpdateAssumeRolePolicy', arn)).toBe(
        'allowed',
      );
    },
  );
});
