import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { AccountConformancePack } from '../../../src/services/config/account-conformance-pack';
import { essentialPacks } from '../../../src/services/config/essentials';
import {
  bytesOf,
  readPackTemplate,
  templateBytes,
  templateIn,
} from '../../../src/services/config/pack-template';
import { runbooksOf, withRemediation } from '../../../src/services/config/remediation';
import { configSchema } from '../../../src/services/config/schema';
import { cfnLint } from '../../cfn-lint';
import { made, type } from '../../logging/stack';

const plain = readFileSync(essentialPacks.identity.path, 'utf8');
const settings = (given: object) => {
  const remediation = configSchema.parse({ remediation: given })?.remediation;
  if (!remediation) throw new Error('remediation is on');
  return remediation;
};
const everything = settings({
  accessKeys: 'automatic',
  unusedCredentials: 'manual',
  passwordPolicy: 'automatic',
});

interface Resource {
  readonly Type: string;
  readonly DependsOn?: string;
  readonly Properties: Record<string, unknown> & { ConfigRuleName: string };
}
const resourcesOf = (text: string) =>
  (parse(text, { logLevel: 'silent' }) as { Resources: Record<string, Resource> }).Resources;

describe('the pack identity with its remedies', () => {
  const text = withRemediation(plain, everything);
  const resources = resourcesOf(text);

  test('keeps every rule and parameter', () => {
    const { rules, parameters } = readPackTemplate(text);
    expect({ rules, parameters }).toEqual({
      rules: readPackTemplate(plain).rules,
      parameters: readPackTemplate(plain).parameters,
    });
  });

  test('lets AWS’s runbook deactivate the keys that the rule finds, by the age that the rule asks for', () => {
    expect(resources.AccessKeysRotatedRemediation).toEqual({
      Type: 'AWS::Config::RemediationConfiguration',
      DependsOn: 'AccessKeysRotated',
      Properties: {
        ConfigRuleName: resources.AccessKeysRotated?.Properties.ConfigRuleName,
        TargetType: 'SSM_DOCUMENT',
        TargetId: 'AWSConfigRemediation-RevokeUnusedIAMUserCredentials',
        Parameters: {
          AutomationAssumeRole: {
            StaticValue: {
              Values: [{ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/landfall-remediation' }],
            },
          },
          IAMResourceId: { ResourceValue: { Value: 'RESOURCE_ID' } },
          MaxCredentialUsageAge: { StaticValue: { Values: [{ Ref: 'MaxAccessKeyAge' }] } },
        },
        Automatic: true,
        MaximumAutomaticAttempts: 5,
        RetryAttemptSeconds: 600,
      },
    });
  });

  test('does by itself only what the file wants done by itself', () => {
    expect(resources.IamUserUnusedCredentialsCheckRemediation?.Properties).toMatchObject({
      Automatic: false,
      Parameters: { MaxCredentialUsageAge: { StaticValue: { Values: [{ Ref: 'MaxCredentialUsageAge' }] } } },
    });
    expect(resources.IamPasswordPolicyRemediation?.Properties.Automatic).toBe(true);
  });

  test('sets exactly the password policy that the rule asks for', () => {
    const asked = resourcesOf(plain).IamPasswordPolicy?.Properties.InputParameters as object;
    const set = resources.IamPasswordPolicyRemediation?.Properties.Parameters as object;
    expect(Object.keys(set)).toEqual(expect.arrayContaining(Object.keys(asked)));
  });

  test('has a remedy for nothing that the file does not name', () => {
    const some = resourcesOf(withRemediation(plain, settings({ passwordPolicy: 'manual' })));
    const remedies = Object.keys(some).filter((name) => name.endsWith('Remediation'));
    expect(remedies).toEqual(['IamPasswordPolicyRemediation']);
  });

  test('has no remedy for a rule that the region does not offer', () => {
    const shorter = templateIn(plain, (identifier) => identifier !== 'ACCESS_KEYS_ROTATED');
    expect(withRemediation(shorter, settings({ accessKeys: 'automatic' }))).not.toContain('Remediation');
  });

  test('still fits into a request', () => {
    expect(bytesOf(text)).toBeLessThan(templateBytes.inline);
  });
});

test('the role gets the runbooks that are used, once each', () => {
  expect(runbooksOf(everything)).toEqual([
    'AWSConfigRemediation-RevokeUnusedIAMUserCredentials',
    'AWSConfigRemediation-SetIAMPasswordPolicy',
  ]);
  expect(runbooksOf(settings({ passwordPolicy: 'manual' }))).toEqual([
    'AWSConfigRemediation-SetIAMPasswordPolicy',
  ]);
});

test('remediation that remedies nothing is refused', () => {
  expect(() => settings({})).toThrow('name what is remedied');
});

test('a pack of one account is given its parameters as text', () => {
  const json = made((stack) => {
    new AccountConformancePack(stack, 'conformance_pack', {
      name: 'essentials-identity',
      region: 'eu-central-1',
      template: 'Resources: ${x}',
      parameters: { MaxAccessKeyAge: 60 },
      dependsOn: [],
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_config_conformance_pack'), {
    name: 'essentials-identity',
    region: 'eu-central-1',
    template_body: 'Resources: $${x}',
    input_parameter: [{ parameter_name: 'MaxAccessKeyAge', parameter_value: '60' }],
  });
});

cfnLint('the pack with remedies', () => ({ 'pack.yaml': withRemediation(plain, everything) }));
