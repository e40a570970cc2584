import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { describeWithTerraform, Landing } from './harness';

const file = organizationFile(
  `
root: { organizationalUnits: { Security: {}, Deployments: {} } }
accounts:
  - { name: security-tooling, ou: Security }
  - { name: pipelines, ou: Deployments }
roles:
  audit: { account: security-tooling, trustedRoles: [security-scanner] }
  deployment: { account: pipelines }
  breakGlass: { users: [break-glass-1, break-glass-2], notify: [security@acme.example] }
passwordPolicy: {}
delegatedAdministrators: { stackSets: pipelines }
`,
  { governedRegions: ['eu-central-1', 'eu-west-1'] },
);

describeWithTerraform('the landing zone’s roles', () => {
  const landing = new Landing();
  beforeAll(() => landing.applyAll(landing.synthesize(landing.write(file))));
  afterAll(() => landing.remove());

  /** Attributes of a resource as they were applied. */
  function applied(stack: string, address: string): Record<string, unknown> {
    const { values } = JSON.parse(landing.run(stack, ['show', '-json']).output) as {
      values: { root_module: { resources: { address: string; values: Record<string, unknown> }[] } };
    };
    const found = values.root_module.resources.find((resource) => resource.address === address);
    if (!found) throw new Error(`${stack} has no ${address}`);
    return found.values;
  }

  describe('in member accounts', () => {
    test('apply, and the next plan is empty', () => {
      expect(landing.plan('baseline').status).toBe(0);
    });

    test('trust the accounts by their ids, once those are known', () => {
      const { parameters } = applied('baseline', 'aws_cloudformation_stack_set.roles');
      expect(parameters).toEqual({
        OrganizationId: expect.stringMatching(/^o-/),
        AuditAccountId: expect.stringMatching(/^\d{12}$/),
        DeploymentAccountId: expect.stringMatching(/^\d{12}$/),
        ManagementAccountId: '111111111111',
      });
    });

    test('reach an account that joins later with no run of Terraform', () => {
      const joined = file.replace('roles:\n', '  - { name: newcomer, ou: Deployments }\nroles:\n');
      landing.synthesize(landing.write(joined));
      landing.apply('accounts');
      expect(landing.plan('baseline').status).toBe(0);
      landing.synthesize(landing.write(file));
    });

    test('can be taken away again', () => {
      expect(landing.run('baseline', ['destroy', '-input=false', '-auto-approve']).status).toBe(0);
    });
  });

  describe('in the management account', () => {
    test('apply, and the next plan is empty', () => {
      expect(landing.plan('management-iam').status).toBe(0);
    });

    test('the audit role trusts one role of the security account, by the organization’s id', () => {
      const role = applied('management-iam', 'aws_iam_role.audit_role');
      const trust = JSON.parse(String(role.assume_role_policy)) as {
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
});
