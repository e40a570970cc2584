import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithTerraform, Landing } from './harness';

const file = `
version: 1
organization:
  name: acme
  managementAccount: { id: "111111111111" }
  homeRegion: eu-central-1
  governedRegions: [eu-central-1, eu-west-1]
  accountEmail: aws+{account}@acme.example
root: { organizationalUnits: { Security: {}, Deployments: {} } }
accounts:
  - { name: security-tooling, ou: Security }
  - { name: pipelines, ou: Deployments }
roles:
  audit: { account: security-tooling, trustedRoles: [security-scanner] }
  deployment: { account: pipelines }
  breakGlass: { users: [break-glass-1, break-glass-2], notify: [security@acme.example] }
passwordPolicy: {}
`;

describeWithTerraform('the roles of the management account', () => {
  const landing = new Landing();
  beforeAll(() => landing.applyAll(landing.synthesize(landing.write(file))));
  afterAll(() => landing.remove());

  test('apply, and the next plan is empty', () => {
    expect(landing.plan('management-iam').status).toBe(0);
  });

  test('the audit role trusts one role of the security account, by the organization’s id', () => {
    const shown = landing.run('management-iam', ['show', '-json']).output;
    const { values } = JSON.parse(shown) as {
      values: { root_module: { resources: { address: string; values: Record<string, string> }[] } };
    };
    const role = values.root_module.resources.find(({ address }) => address === 'aws_iam_role.audit_role');
    const trust = JSON.parse(role?.values.assume_role_policy ?? '{}') as {
      Statement: { Principal: { AWS: string }; Condition: Record<string, Record<string, string>> }[];
    };
    const [statement] = trust.Statement;
    expect(statement?.Principal.AWS).toMatch(/^arn:aws:iam::\d{12}:root$/);
    expect(statement?.Condition.StringEquals?.['aws:PrincipalOrgID']).toMatch(/^o-/);
    expect(String(statement?.Condition.ArnLike?.['aws:PrincipalArn'])).toMatch(
      /^arn:aws:iam::\d{12}:role\/security-scanner$/,
    );
  });

  test('no pipeline gets a role in the management account, and nobody gets an access key', () => {
    const addresses = landing.addresses('management-iam');
    expect(addresses.filter((address) => /deployment|access_key|login_profile/.test(address))).toEqual([]);
    expect(addresses).toContain('aws_iam_user.break_glass_user["break-glass-1"]');
  });

  test('every region reports to the home region, which tells people', () => {
    expect(landing.addresses('management-iam')).toEqual(
      expect.arrayContaining([
        'aws_cloudwatch_event_rule.break_glass_alarm_rule["us-east-1"]',
        'aws_cloudwatch_event_target.break_glass_alarm_forward["eu-west-1"]',
        'aws_cloudwatch_event_target.break_glass_alarm_forward["us-east-1"]',
        'aws_cloudwatch_event_target.break_glass_alarm_notify',
        'aws_sns_topic_subscription.break_glass_alarm_email["security@acme.example"]',
      ]),
    );
    expect(readFileSync(join(landing.stack('management-iam'), 'cdk.tf.json'), 'utf8')).not.toContain(
      '"alias/aws/sns"',
    );
  });

  test('everything can be destroyed again', () => {
    expect(landing.run('management-iam', ['destroy', '-input=false', '-auto-approve']).status).toBe(0);
  });
});
