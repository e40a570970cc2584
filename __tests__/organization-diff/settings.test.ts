import { z } from 'zod';
import { organizationFileSchema } from '../../src/config/schema/organization-file';
import type { LandingZone } from '../../src/organization/landing-zone';
import { compareOrganizations } from '../../src/organization-diff/compare';
import { settingKeys } from '../../src/organization-diff/settings';
import { diffText } from '../../src/organization-diff/text';
import { organizationWith } from '../organization-file';

const whole = `
delegatedAdministrators: { guardDuty: tooling, config: tooling, securityHub: tooling, accessAnalyzer: tooling, macie: tooling, auditManager: tooling }
root:
  organizationalUnits: { Security: {}, Workloads: { organizationalUnits: { Production: {} } }, Suspended: {} }
logging: { account: logs }
notifications: { critical: { email: [a@acme.example, b@acme.example] }, error: { email: [a@acme.example] }, info: { email: [a@acme.example] } }
config: { rules: { ssh: { identifier: INCOMING_SSH_DISABLED, regions: [eu-central-1] } } }
guardDuty: {}
securityHub:
  configurationPolicies: { some: { targets: [Root] }, strict: { targets: [Workloads/Production], standards: [nist-800-53] } }
accessAnalyzer: {}
macie: {}
auditManager: {}
identityCenter:
  groups: { some: {} }
  permissionSets: { some: { description: x, managedPolicies: [ViewOnlyAccess] } }
  sessions: { some: { duration: PT1H } }
  assignments: [{ group: some, permissionSets: [some], accounts: [shop] }]
  managementAccount: { noAdministrator: root }
passwordPolicy: {}
roles: { audit: { account: tooling, trustedRoles: [scanner] } }
accounts:
  - { name: tooling, ou: Security, owner: security }
  - { name: logs, ou: Security, owner: security }
  - { name: shop, ou: Workloads/Production, owner: retail }
`;
const management = { managementAccount: { id: '111111111111', email: 'aws@acme.example' } };
const three = { ...management, governedRegions: ['eu-central-1', 'eu-west-1', 'us-east-1'] };
const organization = organizationWith(whole, three);

type Data = Record<string, unknown>;

/** Data with one value at a path, everything on the way there kept. */
function withValue(data: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (step === '0') return [withValue((data as unknown[] | undefined)?.[0] ?? { same: 'x' }, rest, value)];
  const own = (data ?? {}) as Data;
  return { ...own, [step]: withValue(own[step], rest, value) };
}

const changed = (path: readonly string[], value: unknown): LandingZone => {
  if (path[0] !== 'organization') return withValue(organization, path, value) as LandingZone;
  const settings = withValue(
    organization.organizationSettings,
    path.slice(1),
    value,
  ) as LandingZone['organizationSettings'];
  const { trustedAccess, policyTypes } = settings;
  return { ...organization, organizationSettings: settings, trustedAccess, policyTypes };
};

const lineOf = (path: readonly string[], before: unknown, after: unknown) =>
  diffText(compareOrganizations(changed(path, before), changed(path, after)));

/** Every value that the schema knows, by its path; entries of maps are called `some`, of lists `0`. */
function leaves(schema: z.core.$ZodType, path: readonly string[] = []): [string[], unknown, unknown][] {
  const said = z.globalRegistry.get(schema)?.examples as unknown[] | undefined;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return leaves(schema.def.innerType, path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, field]) =>
      leaves(field as z.core.$ZodType, [...path, key]),
    );
  if (schema instanceof z.ZodRecord) return leaves(schema.def.valueType, [...path, 'some']);
  if (schema instanceof z.ZodArray && schema.def.element instanceof z.ZodObject)
    return leaves(schema.def.element, [...path, '0']);
  if (schema instanceof z.ZodArray) return [[[...path], ['old-entry', 'kept'], ['kept', 'new-entry']]];
  if (schema instanceof z.ZodUnion) {
    const inner = schema.def.options.flatMap((option: z.core.$ZodType) => leaves(option, path));
    return inner.filter(([at]) => at.length > path.length).concat([[[...path], 'old-value', 'new-value']]);
  }
  if (schema instanceof z.ZodBoolean) return [[[...path], true, false]];
  if (schema instanceof z.ZodNumber) return [[[...path], 41, 17]];
  if (schema instanceof z.ZodUnknown) return [[[...path], 'old-value', 'new-value']];
  return [[[...path], said?.[0] ?? 'old-value', 'new-value']];
}

const all = settingKeys.flatMap((key) =>
  leaves(organizationFileSchema.shape[key as 'guardDuty'], [key]).map(
    ([path, before, after]) => [path.join('.'), path, before, after] as const,
  ),
);

test('every key of the schema is compared, as a setting or in words of its own', () => {
  const elsewhere = ['include', 'version', 'accounts', 'delegatedAdministrators', 'policies', 'root'];
  expect([...settingKeys, ...elsewhere].sort()).toEqual(Object.keys(organizationFileSchema.shape).sort());
  expect(all.length).toBeGreaterThan(280);
});

const shown = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((entry) => entry !== 'kept').map(String)
    : typeof value === 'boolean'
      ? [value ? 'on' : 'off']
      : typeof value === 'object'
        ? Object.keys(value as Data)
        : [String(value)];

test.each(all)(
  '%s: a change is told by its key, with the old value and the new one',
  (_, path, before, after) => {
    const lines = lineOf(path, before, after).split('\n');
    const steps = path.filter((step) => step !== '0' && step !== 'order');
    const line = lines.find((each) => steps.every((step) => each.includes(step)) && /→|[-+] /.test(each));
    expect(line).toBeDefined();
    for (const word of [...shown(before), ...shown(after)]) expect(line).toContain(word);
  },
);

const between = (was: string, is: string, settings: object = three, before: object = three) =>
  diffText(compareOrganizations(organizationWith(was, before), organizationWith(is, settings)));

test('a protection plan that is switched off comes first, with the accounts and regions that lose it', () => {
  expect(
    between(whole, whole.replace('guardDuty: {}', 'guardDuty: { features: { s3DataEvents: false } }')),
  ).toBe(
    'Protection that gets weaker\n' +
      '  - guardDuty.features.s3DataEvents: on → off, in 4 accounts and 3 regions (S3 protection: data events of buckets)\n',
  );
  const region = 'guardDuty: { regions: { us-east-1: { rdsLoginEvents: false } } }';
  expect(between(whole, whole.replace('guardDuty: {}', region))).toContain(
    '! guardDuty.regions.us-east-1: none → {"rdsLoginEvents":false}, in 4 accounts and 1 region',
  );
});

test('a service that is switched on or off is told as such, with what is not its default', () => {
  const gone = between(whole, whole.replace('macie: {}', ''));
  expect(gone).toContain('  - macie: on → off, in 4 accounts and 3 regions (Amazon Macie for every account');
  const come = between(
    whole.replace('macie: {}', ''),
    whole.replace('macie: {}', 'macie: { autoEnable: false }'),
  );
  expect(come).toContain('  ! macie: off → on {"autoEnable":false}, in 4 accounts and 3 regions');
});

test('a region that comes or goes says who opts in and which services reach it', () => {
  const fewer = { ...management, governedRegions: ['eu-central-1', 'eu-west-1'] };
  expect(between(whole, whole, fewer)).toContain(
    'Protection that gets weaker\n' +
      '  - organization.governedRegions: - us-east-1, in 4 accounts (All regions that the organization may use, the home region among them)\n' +
      '      - us-east-1 (opt-in: no); services that reach it: AWS Config, GuardDuty, Security Hub, IAM Access Analyzer, Macie, Audit Manager\n',
  );
  const more = { ...management, governedRegions: [...three.governedRegions, 'eu-south-2'] };
  expect(between(whole, whole, more)).toContain(
    '      + eu-south-2 (opt-in: yes); services that reach it: AWS Config, GuardDuty, Security Hub, IAM Access Analyzer; not there: Macie, Audit Manager\n',
  );
});

test('an address that no longer hears of alarms is named', () => {
  expect(between(whole, whole.replace('[a@acme.example, b@acme.example]', '[a@acme.example]'))).toBe(
    'Protection that gets weaker\n  - notifications.critical.email: - b@acme.example (E-mail addresses)\n',
  );
});

test('a rule reaches its regions and no account that is left out, a policy of Security Hub its targets', () => {
  const rule = whole.replace('regions: [eu-central-1]', 'regions: [eu-central-1], excludedAccounts: [shop]');
  expect(between(whole, rule)).toContain(
    '- config.rules.ssh.excludedAccounts: + shop, in 3 accounts and 1 region',
  );
  const strict = whole.replace('[nist-800-53]', '[foundational-best-practices]');
  expect(between(whole, strict)).toContain(
    '- securityHub.configurationPolicies.strict.standards: - nist-800-53 + foundational-best-practices, in 1 account and 3 regions',
  );
});

test.each([
  ['passwordPolicy.maxAgeDays', 90, 0, true],
  ['passwordPolicy.maxAgeDays', 0, 90, false],
  ['passwordPolicy.maxAgeDays', 90, 60, false],
  ['passwordPolicy.minimumLength', 14, 8, true],
  ['passwordPolicy.minimumLength', 8, 14, false],
  ['passwordPolicy.allowUsersToChange', true, false, false],
  ['passwordPolicy', {}, undefined, true],
  ['logging.trailBucket.keepDays', 2557, 30, true],
  ['logging.trailBucket.objectLock', { mode: 'COMPLIANCE', days: 1 }, undefined, true],
  ['logging.trailBucket.objectLock.mode', 'COMPLIANCE', 'GOVERNANCE', true],
  ['logging.trailBucket.state', 'active', 'released', true],
  ['logging.alarms.root-use.enabled', true, false, true],
  ['logging.alarms.root-use.threshold', 1, 5, true],
  ['logging.alarms.root-use', undefined, { enabled: true, threshold: 5 }, true],
  ['logging.alarms.root-use', undefined, { enabled: false }, true],
  ['logging.alarms.root-use', undefined, { enabled: true, level: 'critical' }, false],
  ['logging.alarms.own.threshold', undefined, 2, true],
  ['logging.alarms.own.threshold', undefined, 1, false],
  ['logging.alarms.own.periodSeconds', undefined, 600, true],
  ['logging.alarms.own.periodSeconds', undefined, 60, false],
  ['logging.trail.dataEvents', [{ resourceType: 'a' }], [{ resourceType: 'b' }], true],
  ['config.rules.ssh.identifier', 'INCOMING_SSH_DISABLED', 'S3_BUCKET_VERSIONING_ENABLED', true],
  ['config.rules.ssh.regions', ['eu-central-1'], [], true],
  ['config.rules.ssh.regions', undefined, [], true],
  ['config.rules.ssh.regions', [], ['eu-central-1'], false],
  ['config.rules.ssh.regions', ['eu-central-1'], undefined, false],
  ['logging.alarms.root-use.level', 'critical', 'info', true],
  ['logging.alarms.root-use.level', 'info', 'critical', false],
  ['logging.trail.excludedManagementEvents', [], ['kms.amazonaws.com'], true],
  ['logging.deletionRoles', [], ['custodian'], true],
  ['guardDuty.autoEnable', 'ALL', 'NEW', true],
  ['guardDuty.filters.quiet', undefined, { action: 'ARCHIVE' }, true],
  ['guardDuty.filters.quiet', { action: 'ARCHIVE' }, undefined, false],
  ['securityHub.configurationPolicies.some.disabledControls', [], ['IAM.6'], true],
  ['securityHub.configurationPolicies.some.enabledControls', undefined, ['IAM.6'], true],
  ['config.rules.ssh', { identifier: 'X' }, undefined, true],
  ['config.recorder.frequency', 'CONTINUOUS', 'DAILY', true],
  ['config.recorder.resourceTypes', 'all', ['AWS::EC2::Instance'], true],
  ['config.recorder.resourceTypes', ['AWS::EC2::Instance'], 'all', false],
  ['config.remediation.accessKeys', 'automatic', 'manual', true],
  ['accessAnalyzer.unusedAccess', { days: 90, excludedAccounts: [] }, false, true],
  ['accessAnalyzer.unusedAccess.days', 90, 180, true],
  ['roles.audit.trustedRoles', ['scanner'], [], true],
  ['roles.audit.trustedRoles', [], ['scanner'], false],
  ['roles.audit.trustedRoles', ['scanner'], ['scanner', 'other'], true],
  ['roles.audit.sessionHours', 1, 12, true],
  ['roles.breakGlass', { users: ['a'] }, undefined, true],
  ['rootAccess.sessions', true, false, true],
  ['identityCenter.sessions.production.requireMfa', true, false, true],
  ['identityCenter.sessions.production.duration', 'PT1H', 'PT8H', true],
  ['identityCenter.permissionSets.Old', { description: 'x' }, undefined, false],
  ['organization.trustedAccess', ['a.amazonaws.com'], [], true],
  ['findings.routes', [{ name: 'a', topic: 'error' }], [], true],
  ['expect', [{ in: 'Root', deny: ['a:B'] }], [], true],
  ['securityLake.sources', ['CLOUD_TRAIL_MGMT', 'VPC_FLOW'], ['CLOUD_TRAIL_MGMT'], true],
  ['securityLake.sources', ['CLOUD_TRAIL_MGMT'], ['CLOUD_TRAIL_MGMT', 'VPC_FLOW'], false],
  ['securityLake.keepDays', 365, 30, true],
  ['securityLake.rollup', true, false, true],
  ['resourceSharing', true, false, false],
  ['bootstrap.github.environment', 'production', undefined, true],
])('%s: %j → %j; whether that is weaker: %s', (key, before, after, weaker) => {
  const path = key.split('.');
  const { settingChanges } = compareOrganizations(changed(path, before), changed(path, after));
  expect(settingChanges.filter((change) => change.weakens).length > 0).toBe(weaker);
});

test('a template of a conformance pack that changes is told, though its name stays', () => {
  const packTemplates = (text: string) => new Map([['own', text]]);
  const config = withValue(organization.config, ['conformancePacks', 'own'], { file: 'own.yaml' });
  const of = (text: string) =>
    ({ ...organization, config, conformancePackTemplates: packTemplates(text) }) as unknown as LandingZone;
  expect(diffText(compareOrganizations(of('Rules:\n  A: 1\n'), of('Rules:\n  A: 2\n')))).toContain(
    'config.conformancePacks.own.template: 1 line gone, 1 line new, - A: 1, + A: 2',
  );
});

test('what only is written out with its default is no change', () => {
  expect(between(whole, whole.replace('guardDuty: {}', 'guardDuty: { autoEnable: ALL }'))).toBe(
    'Nothing changes in the organization.\n',
  );
});
