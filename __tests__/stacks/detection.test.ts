import { everyService, ids, type Watched, watchedOrganization } from '../watched-organization';
import { addressesOf, type StackJson, synthesizedFrom } from './synthesized';

const synthesized = (wanted: Watched = {}) => synthesizedFrom(watchedOrganization(wanted));
const everything = synthesized();
type Service = keyof typeof everyService;
const services = Object.keys(everyService) as Service[];
const off = new Map<Service, Map<string, StackJson>>();
const without = (service: Service): Map<string, StackJson> => {
  const { [service]: _, ...rest } = everyService;
  const stacks = off.get(service) ?? synthesized({ services: rest });
  off.set(service, stacks);
  return stacks;
};

/** `stack address` of everything, with what it is made of. */
const resourcesOf = (stacks: ReadonlyMap<string, StackJson>): Map<string, string> =>
  new Map(
    [...stacks].flatMap(([stack, json]) =>
      addressesOf(json).map((address): [string, string] => {
        const [type = '', name = ''] = address.split('.');
        return [`${stack} ${address}`, JSON.stringify(json.resource[type]?.[name])];
      }),
    ),
  );
const before = resourcesOf(everything);

/** What goes when a service is switched off, as types by stack; and what else changes, because it names the service. */
const removedBy: Record<Service, { types: RegExp; changes?: RegExp }> = {
  config: { types: /^(config aws_(config|iam)_|management-detection aws_(config_|iam_service_linked_role))/ },
  guardDuty: {
    types: /^(guardduty|management-detection) aws_guardduty_(?!organization_admin_account)/,
    changes: /^(findings-archive |guardduty aws_guardduty_organization_admin_account)/,
  },
  securityHub: {
    types:
      /^((security-hub|management-detection) aws_securityhub_(?!organization_admin_account)|findings aws_cloudwatch_(dashboard|log_))|findings aws_cloudwatch_event_(rule|target)\.record/,
    changes: /^(findings |security-hub aws_securityhub_organization_admin_account)/,
  },
  accessAnalyzer: { types: /^(access-analyzer|management-detection) aws_accessanalyzer_/ },
  inspector: {
    types: /^((inspector|management-detection) aws_inspector2_|inspector-policy aws_organizations_policy)/,
  },
  macie: {
    types: /^(macie|macie-members|macie-members-workloads|management-detection) aws_macie2_/,
    changes: /^findings-archive /,
  },
  securityLake: { types: /^security-lake aws_/ },
  detective: { types: /^detective\S* aws_detective_/ },
  storageLens: { types: /^storage-lens aws_s3control_storage_lens/ },
  systemsManager: { types: /^systems-manager aws_ssm/ },
  firewallManager: { types: /^firewall-manager aws_fms_policy/ },
  auditManager: { types: /^audit-manager aws_auditmanager_/ },
  // The key stays as a block without instances: what was recorded is read with it.
  findings: { types: /^findings aws_(?!kms_)/, changes: /^findings aws_kms_/ },
};

describe('switching a service off', () => {
  test.each(services)('%s takes away its own resources and touches nothing else', (service) => {
    const after = resourcesOf(without(service));
    const gone = [...before.keys()].filter((address) => !after.has(address));
    const { types, changes } = removedBy[service];
    const own = [...before.keys()].filter((address) => types.test(address));
    expect(gone).toEqual(own);
    expect(gone.length).toBeGreaterThan(0);
    const changed = [...after].filter(([address, made]) => before.get(address) !== made);
    const added = changed.filter(([address]) => !before.has(address));
    expect(changed.filter(([address]) => !changes?.test(address))).toEqual([]);
    // Without Security Hub, which gathers them, findings of other regions are sent home.
    expect(added.every(([address]) => address.includes('forwarding'))).toBe(true);
  });

  test.each(services)(
    '%s leaves its stack there, so that Terraform can take away what is in its state',
    (service) => {
      expect([...without(service).keys()]).toEqual([...everything.keys()]);
    },
  );
});

test('each stack acts in the account that runs its service, in the home region', () => {
  const accountOf = (stack: string) => {
    const [provider = {}] = everything.get(stack)?.provider.aws ?? [];
    expect(provider.region).toBe('eu-central-1');
    const [id] = provider.allowed_account_ids as string[];
    return Object.entries(ids).find(([, each]) => each === id)?.[0];
  };
  expect(
    Object.fromEntries(
      [
        'management-detection',
        'inspector-policy',
        'config',
        'guardduty',
        'security-hub',
        'access-analyzer',
        'inspector',
        'macie',
        'macie-members-workloads',
        'security-lake',
        'detective',
        'detective-members',
        'audit-manager',
        'findings',
        'findings-archive',
        'storage-lens',
        'systems-manager',
        'firewall-manager',
      ].map((stack) => [stack, accountOf(stack)]),
    ),
  ).toEqual({
    'management-detection': 'management',
    'inspector-policy': 'management',
    config: 'security-tooling',
    guardduty: 'security-tooling',
    'security-hub': 'security-tooling',
    'access-analyzer': 'security-tooling',
    inspector: 'security-tooling',
    macie: 'security-tooling',
    'macie-members-workloads': 'security-tooling',
    'security-lake': 'security-tooling',
    detective: 'security-tooling',
    'detective-members': 'security-tooling',
    'audit-manager': 'security-tooling',
    findings: 'security-tooling',
    'findings-archive': 'log-archive',
    'storage-lens': 'operations',
    'systems-manager': 'operations',
    'firewall-manager': 'network',
  });
});

test('no stack has a provider for a region: one provider an account', () => {
  const both = ['guardduty', 'security-hub', 'macie'];
  for (const [name, { provider }] of everything)
    expect([name, provider.aws.length]).toEqual([name, both.includes(name) ? 2 : 1]);
});

describe('an administrator is registered by the management account', () => {
  const own = {
    guardduty: ['aws_guardduty', 'detector.detector', 'organization_configuration.organization'],
    'security-hub': ['aws_securityhub', 'account.hub', 'organization_configuration.central_configuration'],
    macie: ['aws_macie2', 'account.account', 'organization_configuration.organization_configuration'],
  };

  test.each(Object.entries(own))(
    '%s: once it is on there, before it is told of the others',
    (stack, names) => {
      const [type = '', first = '', then = ''] = names;
      const json = everything.get(stack);
      const made = json?.resource[`${type}_organization_admin_account`];
      expect(json?.provider.aws[1]).toMatchObject({
        alias: 'management',
        allowed_account_ids: [ids.management],
      });
      expect([made?.administrator_home?.provider, made?.administrator?.provider]).toEqual([
        'aws.management',
        'aws.management',
      ]);
      const home = `${type}_organization_admin_account.administrator_home`;
      expect(made?.administrator_home?.depends_on).toEqual([`${type}_${first}`]);
      expect(made?.administrator?.depends_on).toEqual([`${type}_${first}`, home]);
      const [kind = '', name = ''] = then.split('.');
      expect(json?.resource[`${type}_${kind}`]?.[name]?.depends_on).toEqual(
        expect.arrayContaining([home, `${type}_organization_admin_account.administrator`]),
      );
    },
  );

  test('Macie is not, as long as it is off in the management account', () => {
    const off = without('macie').get('macie');
    expect(off?.resource?.aws_macie2_organization_admin_account).toBeUndefined();
    // Terraform destroys nothing whose provider is gone.
    expect(off?.provider.aws).toHaveLength(2);
    const hub = without('securityHub').get('security-hub')?.resource;
    expect(hub?.aws_securityhub_organization_admin_account).toBeDefined();
  });
});

test('an account that is added adds to the states of its branch where AWS has no way for all, and nowhere else', () => {
  const grown = synthesized({ workloads: 3 });
  const more = resourcesOf(grown);
  expect([...more].filter(([address, made]) => before.get(address) !== made)).toEqual([]);
  const locals = (stacks: ReadonlyMap<string, StackJson>) =>
    new Map([...stacks].map(([name, json]) => [name, JSON.stringify(json.locals)]));
  const [one, two] = [locals(everything), locals(grown)];
  const changed = [...two].filter(([name, json]) => one.get(name) !== json).map(([name]) => name);
  expect(changed.sort()).toEqual([
    'accounts-workloads',
    'detective-members-workloads',
    'macie-members-workloads',
  ]);
  const added = (stack: string) => {
    const count = (stacks: ReadonlyMap<string, StackJson>) =>
      Object.keys((stacks.get(stack)?.locals?.member_entries as object | undefined) ?? {}).length;
    return count(grown) - count(everything);
  };
  expect(added('macie-members-workloads')).toBe(3);
  expect(added('detective-members-workloads')).toBe(3);
});

test('a region that lacks a service gets nothing of it, and every other service all the same', () => {
  const stacks = synthesized({ regions: ['eu-central-1', 'eu-south-2'] });
  const regions = (stack: string, type: string) =>
    Object.values(stacks.get(stack)?.resource[type] ?? {}).map(({ for_each }) => for_each);
  expect(regions('macie', 'aws_macie2_account')).toEqual(['${toset(["eu-central-1"])}']);
  expect(regions('guardduty', 'aws_guardduty_detector')).toEqual([
    '${toset(["eu-central-1", "eu-south-2"])}',
  ]);
});

test('services may be run by different accounts', () => {
  const stacks = synthesized({
    services: { guardDuty: {}, macie: {} },
    administrators: { guardDuty: 'security-tooling', macie: 'operations' },
  });
  const account = (stack: string) => stacks.get(stack)?.provider.aws[0]?.allowed_account_ids;
  expect(account('guardduty')).toEqual([ids['security-tooling']]);
  expect(account('macie')).toEqual([ids.operations]);
  const bucketPolicy = JSON.stringify(stacks.get('findings-archive')?.resource.aws_s3_bucket_policy);
  expect(bucketPolicy).toContain(`arn:aws:macie2:*:${ids.operations}:export-configuration:*`);
});

test('the management account as administrator is not told of itself twice', () => {
  const stacks = synthesized({
    services: { guardDuty: {} },
    administrators: { guardDuty: 'management' },
  });
  expect(stacks.get('guardduty')?.provider.aws[0]?.assume_role).toBeUndefined();
  expect(stacks.get('management-detection')?.resource?.aws_guardduty_detector).toBeUndefined();
});

test('what exists already is imported: detectors, hubs, Macie', () => {
  const id = '12abc34d567e8fa901bc2d34e56789f0';
  const stacks = synthesized({
    services: {
      guardDuty: { detectors: { 'eu-west-1': id } },
      securityHub: { adopted: true },
      macie: { adopted: true },
    },
  });
  expect(stacks.get('guardduty')?.import).toEqual([
    {
      for_each: { 'eu-west-1': `${id}@eu-west-1` },
      to: 'aws_guardduty_detector.detector[each.key]',
      id: '${each.value}',
    },
  ]);
  const imported = (stack: string) =>
    (stacks.get(stack)?.import as { for_each: object }[] | undefined)?.[0]?.for_each;
  expect(Object.keys(imported('security-hub') ?? {})).toHaveLength(3);
  expect(Object.keys(imported('macie') ?? {})).toHaveLength(3);
});

test('findings of an OU name the accounts below it', () => {
  const stacks = synthesized({
    services: {
      securityHub: {},
      findings: { routes: [{ name: 'shop', organizationalUnits: ['Workloads'], topic: 'critical' }] },
    },
  });
  const entries = stacks.get('findings')?.locals?.rule_entries as Record<string, { pattern: object }>;
  expect(JSON.stringify(entries.shop?.pattern)).toContain('"AwsAccountId":["100000000011","100000000012"]');
});

describe('the exports', () => {
  const statementsOf = (stacks: ReadonlyMap<string, StackJson>, type: string, name: string) =>
    (
      JSON.parse(String(stacks.get('findings-archive')?.resource[type]?.[name]?.policy)) as {
        Statement: { Sid: string; Principal: object; Resource: string }[];
      }
    ).Statement;

  test('go where the bucket lets each service write', () => {
    const policy = statementsOf(everything, 'aws_s3_bucket_policy', 'detect_policy');
    const open = (sid: string) => policy.find(({ Sid }) => Sid === sid)?.Resource;
    const findings = everything.get('guardduty')?.resource.aws_guardduty_publishing_destination?.publishing;
    expect(open('GuardDutyExports')).toBe(`${findings?.destination_arn}/*`);
    const results = everything.get('macie')?.resource.aws_macie2_classification_export_configuration;
    const to = results?.results_export?.s3_destination as Record<string, string> | undefined;
    expect(open('MacieExports')).toBe(`arn:aws:s3:::${to?.bucket_name}/${to?.key_prefix}/*`);
  });

  test('have their readers logged, in a bucket that takes these logs', () => {
    const logging = everything.get('findings-archive')?.resource.aws_s3_bucket_logging?.detect_logging;
    expect(logging?.target_bucket).toBe(`acme-access-${ids['log-archive']}-eu-central-1`);
    const { access_policy } = everything.get('log-archive')?.resource.aws_s3_bucket_policy ?? {};
    const { Statement } = JSON.parse(String(access_policy?.policy));
    expect(Statement[0].Condition.ArnLike['aws:SourceArn']).toContain(
      `arn:aws:s3:::acme-detect-${ids['log-archive']}-eu-central-1`,
    );
  });

  test('come from the service of the region where accounts opt in to it', () => {
    const stacks = synthesized({ regions: ['eu-central-1', 'eu-central-2', 'me-south-1'] });
    const principalsOf = (type: string, name: string, sid: string) =>
      statementsOf(stacks, type, name).find(({ Sid }) => Sid === sid)?.Principal;
    const ofGuardDuty = {
      Service: [
        'guardduty.amazonaws.com',
        'guardduty.eu-central-2.amazonaws.com',
        'guardduty.me-south-1.amazonaws.com',
      ],
    };
    expect(principalsOf('aws_s3_bucket_policy', 'detect_policy', 'GuardDutyExports')).toEqual(ofGuardDuty);
    expect(principalsOf('aws_kms_key', 'detect_key', 'EncryptForGuardDuty')).toEqual(ofGuardDuty);
    expect(principalsOf('aws_kms_key', 'detect_key', 'EncryptForMacie')).toEqual({
      Service: ['macie.amazonaws.com', 'macie.me-south-1.amazonaws.com'],
    });
  });
});

test('nothing is public, and every key is rotated', () => {
  const all = [...everything].flatMap(([name, { resource }]) =>
    Object.values(resource?.aws_kms_key ?? {}).map((key) => [name, key.enable_key_rotation]),
  );
  expect(all.every(([, rotated]) => rotated === true)).toBe(true);
  for (const [, { resource }] of everything) {
    const buckets = Object.keys(resource?.aws_s3_bucket ?? {});
    const closed = Object.keys(resource?.aws_s3_bucket_public_access_block ?? {});
    expect(closed).toHaveLength(buckets.length);
  }
});
