import { everyService, ids, watchedOrganization } from '../watched-organization';
import { type Call, describeWithTerraform, Landing, unwrapped } from './harness';

const regions = ['eu-central-1', 'eu-west-1', 'us-east-1'];
/** Stacks of other capabilities, which these tests need not apply: the file knows the ids that they would hand over. */
const others = /^(organization|accounts|log-archive|trail|identity|roles|people|baseline|budget|cost)/;
/** Buckets and keys of the log archive stay. */
const kept = 'findings-archive';

/** One source: the offline provider knows the log sources of an account by one id. */
const securityLake = { sources: ['VPC_FLOW'] };

const create = (landing: Landing): Call[] =>
  landing.calls().filter(({ operation }) => operation === 'create');

describeWithTerraform('posture and detection on three regions and thirty accounts', () => {
  const applied = new Landing({ STANDIN_AWS_IMPORT: 'any' });
  let stacks: string[] = [];
  const write = (landing: Landing, wanted: Parameters<typeof watchedOrganization>[0] = {}): string[] => {
    const services = { ...(wanted.services ?? everyService), securityLake };
    return landing
      .synthesize(landing.write(watchedOrganization({ workloads: 26, ...wanted, services })))
      .map(({ name }) => name)
      .filter((name) => !others.test(name));
  };
  const copies: Landing[] = [];
  const copy = (): Landing => {
    const landing = applied.clone();
    copies.push(landing);
    return landing;
  };

  beforeAll(() => {
    stacks = write(applied);
    for (const name of stacks) applied.apply(name);
  }, 600_000);
  afterAll(() => {
    for (const landing of [applied, ...copies]) landing.remove();
  });

  test('delegation comes first, then the management account, then the services, then members', () => {
    const at = (name: string) => stacks.indexOf(name);
    expect(at('delegation')).toBe(0);
    for (const name of ['guardduty', 'security-hub', 'config', 'inspector', 'macie', 'access-analyzer']) {
      expect(at(name)).toBeGreaterThan(at('management-detection'));
    }
    expect(at('inspector-policy')).toBeGreaterThan(at('inspector'));
    expect(at('macie-members-workloads')).toBeGreaterThan(at('macie'));
    expect(at('guardduty')).toBeGreaterThan(at('findings-archive'));
    const created = create(applied).map(({ type }) => type);
    expect(created.indexOf('aws_guardduty_organization_admin_account')).toBeLessThan(
      created.indexOf('aws_guardduty_organization_configuration'),
    );
  });

  test('there is nothing left to change', () => {
    const left = stacks.map((name) => [name, applied.plan(name).status]);
    expect(left).toEqual(stacks.map((name) => [name, 0]));
  }, 300_000);

  const everywhere = (account: keyof typeof ids) => regions.map((region) => `${ids[account]} ${region}`);
  const home = (account: keyof typeof ids) => [`${ids[account]} eu-central-1`];
  const bothOf = (...places: string[][]) => places.flat().sort();

  test.each([
    ['aws_guardduty_organization_admin_account', everywhere('management')],
    ['aws_guardduty_detector', bothOf(everywhere('management'), everywhere('security-tooling'))],
    ['aws_guardduty_organization_configuration', everywhere('security-tooling')],
    ['aws_guardduty_organization_configuration_feature', everywhere('security-tooling')],
    ['aws_guardduty_publishing_destination', everywhere('security-tooling')],
    ['aws_securityhub_organization_admin_account', everywhere('management')],
    ['aws_securityhub_account', bothOf(everywhere('management'), everywhere('security-tooling'))],
    ['aws_securityhub_finding_aggregator', home('security-tooling')],
    ['aws_securityhub_organization_configuration', home('security-tooling')],
    ['aws_securityhub_configuration_policy', home('security-tooling')],
    ['aws_securityhub_configuration_policy_association', home('security-tooling')],
    ['aws_securityhub_insight', home('security-tooling')],
    ['aws_config_configuration_recorder', everywhere('management')],
    ['aws_config_delivery_channel', everywhere('management')],
    ['aws_config_configuration_aggregator', home('security-tooling')],
    ['aws_config_organization_conformance_pack', everywhere('security-tooling')],
    ['aws_accessanalyzer_analyzer', bothOf(everywhere('management'), everywhere('security-tooling'))],
    ['aws_inspector2_delegated_admin_account', everywhere('management')],
    ['aws_inspector2_enabler', bothOf(everywhere('management'), everywhere('security-tooling'))],
    ['aws_inspector2_organization_configuration', everywhere('security-tooling')],
    ['aws_macie2_organization_admin_account', everywhere('management')],
    ['aws_macie2_account', bothOf(everywhere('management'), everywhere('security-tooling'))],
    ['aws_macie2_organization_configuration', everywhere('security-tooling')],
    ['aws_macie2_classification_export_configuration', everywhere('security-tooling')],
    ['aws_macie2_member', everywhere('security-tooling')],
    ['aws_detective_graph', everywhere('security-tooling')],
    ['aws_detective_organization_configuration', everywhere('security-tooling')],
    ['aws_detective_member', everywhere('security-tooling')],
    ['aws_s3control_storage_lens_configuration', home('operations')],
    ['aws_ssmquicksetup_configuration_manager', home('operations')],
    ['aws_fms_policy', everywhere('network')],
    ['aws_auditmanager_account_registration', everywhere('security-tooling')],
    ['aws_securitylake_data_lake', everywhere('security-tooling')],
    ['aws_securitylake_aws_log_source', home('security-tooling')],
    ['aws_cloudwatch_event_rule', home('security-tooling')],
    ['aws_cloudwatch_dashboard', home('security-tooling')],
    ['aws_sns_topic', home('security-tooling')],
  ])('%s is made in its account and regions', (type, places) => {
    const made = create(applied).filter((call) => call.type === type);
    const found = [...new Set(made.map(({ account, region }) => `${account} ${region}`))].sort();
    expect(found).toEqual([...places].sort());
  });

  test('an account that is added costs the enrolments that AWS does not do by itself, and nothing else', () => {
    const landing = copy();
    write(landing, { workloads: 27 });
    // A stack whose JSON is the same has nothing to plan, as the test above has shown.
    const touched = stacks.filter((name) => landing.json(name) !== applied.json(name));
    const changed = touched.flatMap((name) => {
      const { output, status } = landing.plan(name);
      return status === 0 ? [] : [`${name}: ${/Plan: [^\n]*/.exec(output)?.[0]}`];
    });
    expect(changed).toEqual([
      'detective-members-workloads: Plan: 3 to add, 0 to change, 0 to destroy.',
      'macie-members-workloads: Plan: 3 to add, 0 to change, 0 to destroy.',
    ]);
  }, 300_000);

  test('a region that is added adds its own set, and taken away again takes it and nothing else', () => {
    const landing = copy();
    const before = new Map(stacks.map((name) => [name, landing.addresses(name)]));
    write(landing, { regions: [...regions, 'eu-west-2'] });
    const touched = stacks.filter((name) => landing.json(name) !== applied.json(name));
    const added = touched.flatMap((name) => {
      landing.apply(name);
      const now = landing.addresses(name);
      expect(now).toEqual(expect.arrayContaining(before.get(name) ?? []));
      return now.filter((address) => !before.get(name)?.includes(address));
    });
    expect(added.length).toBeGreaterThan(60);
    expect(added.filter((address) => !address.includes('eu-west-2'))).toEqual([]);
    write(landing);
    for (const name of [...touched].reverse()) {
      landing.apply(name);
      expect([name, landing.addresses(name)]).toEqual([name, before.get(name)]);
    }
  }, 600_000);

  test('a service that is switched off goes without a trace', () => {
    const landing = copy();
    const { guardDuty: _, macie: __, ...rest } = everyService;
    write(landing, { services: { ...rest, guardDuty: { exportFindings: true }, findings: {} } });
    landing.apply('macie-members-workloads');
    landing.apply('macie-members');
    landing.apply('macie');
    expect(landing.addresses('macie').filter((address) => !address.startsWith('data.'))).toEqual([]);
    expect(landing.addresses('macie-members-workloads')).toEqual([]);
  }, 300_000);

  test('what fails half-way is healed by running again', () => {
    const landing = new Landing({ STANDIN_AWS_IMPORT: 'any' });
    copies.push(landing);
    write(landing);
    const failing = { STANDIN_AWS_FAIL: 'aws_guardduty_organization_configuration.create:2' };
    for (const name of ['delegation', 'management-detection', kept]) landing.apply(name);
    const run = landing.run('guardduty', ['apply', '-input=false', '-auto-approve'], failing);
    expect(run.status).toBe(1);
    landing.apply('guardduty');
    expect(landing.plan('guardduty').status).toBe(0);
    expect(create(landing).filter(({ type }) => type === 'aws_guardduty_detector')).toHaveLength(6);
  }, 300_000);

  test('everything is destroyed in reverse, but what holds evidence', () => {
    const landing = copy();
    for (const name of [...stacks].reverse()) {
      const run = landing.run(name, ['destroy', '-input=false', '-auto-approve']);
      // What the dashboard has counted and what the data lake holds are evidence too, and so are the keys to them.
      if ([kept, 'findings', 'security-lake'].includes(name)) {
        expect(run.status).toBe(1);
        expect(unwrapped(run.output)).toContain('lifecycle.prevent_destroy');
      } else {
        expect([name, run.status, run.status === 0 ? '' : run.output]).toEqual([name, 0, '']);
      }
    }
    const deleted = landing.calls().filter(({ operation }) => operation === 'delete');
    const last = (type: string) => deleted.map((call) => call.type).lastIndexOf(type);
    expect(last('aws_guardduty_organization_configuration')).toBeLessThan(
      last('aws_guardduty_organization_admin_account'),
    );
    expect(last('aws_organizations_policy')).toBeLessThan(last('aws_inspector2_enabler'));
  }, 600_000);
});
