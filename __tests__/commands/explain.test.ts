import { landfall, landfallHere } from './landfall';

const explain = (args: readonly string[], config: string) => landfallHere(['explain', ...args], config);

const regions = '__tests__/config/wrong/expectation-failed.yaml';
const usWest = ['--account', 'shop-prod', '--action', 'ec2:RunInstances', '--region', 'us-west-2'];

describe('landfall explain --action', () => {
  test('draws the path from the root down, each policy’s part in the verdict and its line in the file', async () => {
    const { status, stdout } = await explain(usWest, regions);
    expect(stdout.split('\n')).toEqual([
      'ec2:RunInstances in us-west-2, account shop-prod',
      '  as arn:aws:iam::000000000000:role/developer',
      '  on arn:aws:ec2:us-west-2::image/example',
      '',
      '✗ denied: The service control policy regions, attached to Workloads, denies it (statement 1).',
      `  ${regions}:13`,
      '',
      '✓ Root',
      '├─ ✓ FullAWSAccess        SCP  allows it (statement 1)  attached by AWS',
      '└─ ✗ Workloads',
      '   ├─ ✓ FullAWSAccess     SCP  allows it (statement 1)  attached by AWS',
      `   ├─ ✗ regions           SCP  denies it (statement 1)  ${regions}:13`,
      '   └─ ✓ shop-prod',
      '      └─ ✓ FullAWSAccess  SCP  allows it (statement 1)  attached by AWS',
      '',
      'Guardrails only limit: allowed means that they leave room, not that anybody was granted it.',
      '',
    ]);
    expect(status).toBe(3);
  });

  test('what is let pass: exit status 0, the home region where none is given', async () => {
    const { status, stdout } = await explain(usWest.slice(0, 4), regions);
    expect([status, stdout.split('\n')[0]]).toEqual([
      0,
      'ec2:RunInstances in eu-central-1, account shop-prod',
    ]);
    expect(stdout).toContain('✓ allowed: Every level allows it and nothing denies it.');
  });

  test('--as names who asks: an exempt role passes', async () => {
    const { status, stdout } = await explain([...usWest, '--as', 'OrganizationAccountAccessRole'], regions);
    expect([status, stdout.includes('regions           SCP  says nothing')]).toEqual([0, true]);
  });

  test('--json gives scripts the same, with the request as it was asked', async () => {
    const context = ['--context', 'aws:MultiFactorAuthPresent=true', '--context', 'aws:TagKeys=a'];
    const { stdout } = await explain(
      [...usWest, ...context, '--context', 'aws:TagKeys=b=c', '--json'],
      regions,
    );
    expect(JSON.parse(stdout)).toMatchObject({
      account: 'shop-prod',
      action: 'ec2:RunInstances',
      region: 'us-west-2',
      context: { 'aws:MultiFactorAuthPresent': 'true', 'aws:TagKeys': ['a', 'b=c'] },
      decision: 'denied',
      reason: { code: 'explicit-deny', target: 'Workloads', policy: 'regions', source: { line: 13 } },
      levels: [{ target: 'Root' }, { target: 'Workloads', decision: 'denied' }, { target: 'shop-prod' }],
    });
  });
});

describe('landfall explain --effective', () => {
  test('draws what is attached on the way to an account, which guardrails share a policy, and how full all is', async () => {
    const { status, stdout } = await explain(
      ['--account', 'payments-prod', '--effective'],
      'config/organization.yaml',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^payments-prod in Workloads\/Production: \d+ guardrails in force\n/);
    expect(stdout).toMatch(
      /├─ service control policies +[▰▱]{10} 2 of 10 attached, 8 free; [\d,]+ characters used, [\d,]+ free/,
    );
    expect(stdout).toMatch(/└─ Root-scp-1 +[▰▱]{10} [\d,]+ of 10,240 characters/);
    expect(stdout).toMatch(/├─ deny-leaving-organization +config\/organization\.yaml:\d+\n/);
    expect(stdout).toMatch(/└─ payments-prod\n/);
  });

  test('--json gives scripts the same for an OU', async () => {
    const { stdout } = await explain(['--ou', 'Workloads', '--effective', '--json'], regions);
    const [root, workloads] = JSON.parse(stdout).levels;
    expect(root).toEqual({ target: 'Root', types: [] });
    expect(workloads.types[0]).toMatchObject({
      type: 'SERVICE_CONTROL_POLICY',
      reserved: 1,
      attachmentsLeft: 8,
      documents: [{ name: 'Workloads-scp-1', guardrails: [{ name: 'regions', source: { line: 13 } }] }],
    });
  });
});

test.each([
  [
    ['--account', 'shop-prodd', '--action', 's3:GetObject'],
    'there is no account shop-prodd; did you mean shop-prod?',
  ],
  [['--ou', 'Workload', '--effective'], 'there is no OU Workload; did you mean Workloads?'],
  [
    ['--account', 'shop-prod', '--action', 'ec2:RunInstance'],
    'there is no action ec2:RunInstance; did you mean ec2:RunInstances?',
  ],
  [['--account', 'shop-prod', '--action', 'ecc2:RunInstances'], 'did you mean ec2:RunInstances?'],
  [['--account', 'shop-prod', '--action', 'ec2:*'], 'ec2:* is no action'],
  [[...usWest.slice(0, 5), 'us-wesst-2'], 'there is no region us-wesst-2; did you mean us-west-2?'],
  [[...usWest, '--context', 'mfa'], '--context takes key=value'],
  [['--account', 'shop-prod'], 'give --account and --action'],
  [['--effective'], '--effective needs either --account or --ou'],
])('wrong usage %j: exit status 64, and what would be right', async (args, message) => {
  const { status, stderr } = await explain(args, regions);
  expect([status, stderr]).toEqual([64, expect.stringContaining(message)]);
});

test('a wrong organization file: its report, exit status 1', async () => {
  const { status, stderr } = await explain(usWest, '__tests__/config/wrong/unknown-ou.yaml');
  expect([status, stderr]).toEqual([1, expect.stringContaining('[unknown-ou]')]);
});

test('as a user runs it: denied is exit status 3', () => {
  expect(landfall(['explain', ...usWest], { LANDFALL_CONFIG: regions }).status).toBe(3);
});
