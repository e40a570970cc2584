import { parseDocument } from 'yaml';
import type { ConfigSettings } from './schema';

/** The settings of remediation: which findings, and whether automatically. */
export type Remediation = NonNullable<ConfigSettings['remediation']>;

type Remedy = Exclude<keyof Remediation, 'roleName'>;

/** An AWS runbook that remediates a rule of the pack `identity`. */
interface Runbook {
  /** the rule's name among the template's resources */
  readonly rule: string;
  readonly name:
    | 'AWSConfigRemediation-RevokeUnusedIAMUserCredentials'
    | 'AWSConfigRemediation-SetIAMPasswordPolicy';
  /** the runbook's parameters, but for the role, as values of a CloudFormation template */
  readonly parameters: Readonly<Record<string, object>>;
}

/** A value, or the value of a parameter of the template. */
const fixed = (value: unknown) => ({ StaticValue: { Values: [value] } });
const given = (parameter: string) => fixed({ Ref: parameter });

/** The user that the rule found. */
const found = { ResourceValue: { Value: 'RESOURCE_ID' } };

const revoke = (rule: string, age: string): Runbook => ({
  rule,
  name: 'AWSConfigRemediation-RevokeUnusedIAMUserCredentials',
  parameters: { IAMResourceId: found, MaxCredentialUsageAge: given(age) },
});

const runbooks: Record<Remedy, Runbook> = {
  accessKeys: revoke('AccessKeysRotated', 'MaxAccessKeyAge'),
  unusedCredentials: revoke('IamUserUnusedCredentialsCheck', 'MaxCredentialUsageAge'),
  passwordPolicy: {
    rule: 'IamPasswordPolicy',
    name: 'AWSConfigRemediation-SetIAMPasswordPolicy',
    parameters: {
      AllowUsersToChangePassword: fixed('true'),
      MaxPasswordAge: given('MaxPasswordAge'),
      MinimumPasswordLength: given('MinimumPasswordLength'),
      PasswordReusePrevention: given('PasswordReusePrevention'),
      RequireLowercaseCharacters: given('RequireLowercaseCharacters'),
      RequireNumbers: given('RequireNumbers'),
      RequireSymbols: given('RequireSymbols'),
      RequireUppercaseCharacters: given('RequireUppercaseCharacters'),
    },
  },
};

const remedies = (remediation: Remediation) =>
  (Object.keys(runbooks) as Remedy[]).flatMap((remedy) => {
    const mode = remediation[remedy];
    return mode ? [{ ...runbooks[remedy], mode }] : [];
  });

/** The runbooks that the role has to be able to run, by name. */
export const runbooksOf = (remediation: Remediation): Runbook['name'][] => [
  ...new Set(remedies(remediation).map(({ name }) => name)),
];

/**
 * The template of the pack `identity` with its remedies: they have to stand in the pack, because AWS takes none for a
 * rule that a pack has made.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_PutRemediationConfigurations.html
 *
 * @param text the template without them; a rule that it does not have gets no remedy
 */
export function withRemediation(text: string, remediation: Remediation): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  const there = remedies(remediation).filter(({ rule }) => document.hasIn(['Resources', rule]));
  for (const { rule, name, parameters, mode } of there) {
    const role = { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:role/${remediation.roleName}` };
    const resource = {
      Type: 'AWS::Config::RemediationConfiguration',
      DependsOn: rule,
      Properties: {
        ConfigRuleName: document.getIn(['Resources', rule, 'Properties', 'ConfigRuleName']),
        TargetType: 'SSM_DOCUMENT',
        TargetId: name,
        Parameters: { AutomationAssumeRole: fixed(role), ...parameters },
        // AWS requires the number of attempts for automatic remediation.
        ...(mode === 'automatic'
          ? { Automatic: true, MaximumAutomaticAttempts: 5, RetryAttemptSeconds: 600 }
          : { Automatic: false }),
      },
    };
    document.setIn(['Resources', `${rule}Remediation`], document.createNode(resource));
  }
  return document.toString({ lineWidth: 0 });
}
