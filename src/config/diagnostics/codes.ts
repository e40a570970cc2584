/**
 * When a diagnostic only follows from text that could not be read: it is left out until that can be read. Keys are those on
 * the first level of the organization file.
 */
export type Follows =
  /** it says that something is missing, which may stand under these keys; `missing-key` knows its own place */
  | { readonly missing: readonly string[] | 'the key itself' }
  /** it says that nothing has a name, which may be given under these keys */
  | { readonly unknown: readonly string[] };

/** The properties of all diagnostics with one code. */
export interface CodeDescription {
  /** what is wrong, as a phrase */
  readonly title: string;
  /** absent where the diagnostic holds regardless of unread parts */
  readonly follows?: Follows;
}

/** All diagnostic codes. Each code has a wrong file in the tests. */
const codes = {
  'account-count': { title: 'more accounts than the quota of the organization' },
  'account-stack-large': { title: 'so many accounts in one state that plans become slow' },
  'account-suspended': { title: 'a suspended or released account is still referred to' },
  'administrator-missing': {
    title: 'nobody with an administrator’s permission set on the management account',
    follows: { missing: ['identityCenter', 'root'] },
  },
  'adopted-without-id': { title: 'something that exists already, without an id to import it by' },
  'alarm-blind': { title: 'an alarm that looks where nothing is to be seen' },
  'alarm-unheard': { title: 'alarms that reach nobody', follows: { missing: ['notifications', 'logging'] } },
  'alias-bomb': { title: 'YAML anchors that expand to too much' },
  'assignment-nobody': {
    title: 'an assignment by tags that no account has',
    follows: { missing: ['accounts', 'root'] },
  },
  'assignment-twice': { title: 'the same group, permission set and account by several ways' },
  'bucket-name': { title: 'a name of a bucket that S3 does not take' },
  'config-count': { title: 'more rules or conformance packs than the quota of the organization' },
  'config-rule-parameter': { title: 'a parameter that a managed rule does not have' },
  'config-rule-region': { title: 'a managed rule in a region where AWS does not offer it' },
  'config-rule-unknown': { title: 'a managed rule that is not in AWS’s list' },
  'conformance-pack': { title: 'a file that is not the template of a conformance pack' },
  'conformance-pack-parameter': { title: 'a parameter that a conformance pack does not have, or lacks' },
  'conformance-pack-size': { title: 'a conformance pack that is larger than AWS takes' },
  'control-character': { title: 'a character that nobody sees, or sees elsewhere' },
  'delegation-management': { title: 'the management account as delegated administrator' },
  'duplicate-account': { title: 'one account name used twice' },
  'duplicate-email': { title: 'one e-mail address used twice' },
  'duplicate-id': { title: 'one id used twice' },
  'duplicate-key': { title: 'one key given twice' },
  'email-missing': {
    title: 'an account without e-mail address and no pattern to make one',
    follows: { missing: ['organization'] },
  },
  'event-pattern-size': { title: 'a route of findings that names too many accounts' },
  'exemption-open': {
    title: 'roles that guardrails let pass by a name that anybody may take',
    follows: { missing: ['policies', 'root'] },
  },
  'expectation-failed': {
    title: 'a guardrail that stops what it must let pass, or the other way round',
    follows: { missing: ['policies', 'root', 'accounts'] },
  },
  'expectation-idle': {
    title: 'an expectation that covers no account',
    follows: { missing: ['accounts', 'root'] },
  },
  'file-outside': { title: 'a file outside the folder of the organization file' },
  'file-unreadable': { title: 'a file that is not there or cannot be read' },
  'finding-route': { title: 'a route of findings that nothing can match' },
  'former-stack': { title: 'a change of stack that cannot carry the state over' },
  'include-conflict': { title: 'two included files that contradict each other' },
  'inline-policy': { title: 'a permission set’s policy that AWS would refuse' },
  'invalid-value': { title: 'a value that the format does not take' },
  'locked-out': { title: 'a guardrail that stops Terraform’s own role' },
  'log-lifecycle': { title: 'a life of logs that contradicts itself' },
  'logging-account': { title: 'the management account as log archive' },
  'managed-policy-unknown': { title: 'an AWS-managed policy that does not exist' },
  'mfa-attribute': { title: 'MFA demanded where nothing says whether there was any' },
  'missing-key': { title: 'a key that must be there', follows: { missing: 'the key itself' } },
  'name-taken': { title: 'a name, or a former one, that is in use' },
  'name-long': { title: 'a name made of others that is longer than AWS takes' },
  'ou-count': { title: 'more OUs than the quota of the organization' },
  'ou-depth': { title: 'OUs nested too deep' },
  'ou-in-use': { title: 'an OU that is let go of while something is in it' },
  'ou-root': { title: 'an OU that is called like the root' },
  'permission-set-count': { title: 'more permission sets than AWS takes, in all or in one account' },
  'permission-set-empty': { title: 'a permission set that permits nothing' },
  'permission-set-name': { title: 'a name that a permission set cannot have' },
  'permission-set-policies': { title: 'more managed policies than a permission set takes' },
  'policy-count': { title: 'more policies of a type than the quota of the organization' },
  'policy-document': { title: 'a policy without document, or with two', follows: { missing: ['policies'] } },
  'policy-invalid': { title: 'a policy document that AWS would refuse' },
  'policy-json': { title: 'a policy file that is not JSON' },
  'policy-questionable': { title: 'a policy document that hardly says what was meant' },
  'policy-size': { title: 'a policy over its size' },
  'policy-targets': { title: 'more policies on a target than AWS attaches' },
  'policy-unused': { title: 'a policy that is attached nowhere', follows: { missing: ['root', 'accounts'] } },
  'region-home': { title: 'the home region missing from the governed ones' },
  'region-not-governed': { title: 'a service in a region that is not governed, or does not offer it' },
  'region-opt-in': { title: 'an opt-in region where none is needed, or the other way round' },
  'region-service': { title: 'a service in a region where AWS does not offer it' },
  'region-unknown': { title: 'a region that does not exist' },
  'rename-email': { title: 'an account whose address would change with its name' },
  'replication-region': { title: 'a copy in the region of the original' },
  'role-account': { title: 'an account that a role cannot trust' },
  'root-access': { title: 'root sessions without central root credentials' },
  'securityhub-target': { title: 'two configuration policies of Security Hub for one target' },
  'service-administrator': {
    title: 'a service that is on while nobody runs it',
    follows: { missing: ['delegatedAdministrators'] },
  },
  'service-needs': {
    title: 'a service that needs something else that is missing',
    follows: { missing: ['logging', 'config', 'securityHub', 'guardDuty', 'organization'] },
  },
  'text-required': { title: 'a number where a text in quotes is needed' },
  'unknown-account': {
    title: 'a reference to an account that does not exist',
    follows: { unknown: ['accounts', 'organization'] },
  },
  'unknown-action': { title: 'an action that AWS does not have' },
  'unknown-alarm': {
    title: 'an alarm that is neither ready nor says what it watches for',
    follows: { unknown: ['logging'] },
  },
  'unknown-group': {
    title: 'a reference to a group that does not exist',
    follows: { unknown: ['identityCenter'] },
  },
  'unknown-key': { title: 'a key that the format does not know' },
  'unknown-ou': { title: 'a reference to an OU that does not exist', follows: { unknown: ['root'] } },
  'unknown-permission-set': {
    title: 'a reference to a permission set that does not exist',
    follows: { unknown: ['identityCenter'] },
  },
  'unknown-policy': {
    title: 'a reference to a policy that does not exist',
    follows: { unknown: ['policies'] },
  },
  'unknown-session': {
    title: 'a reference to a kind of sessions that does not exist',
    follows: { unknown: ['identityCenter'] },
  },
  'yaml-syntax': { title: 'a file that is not YAML' },
} as const satisfies Readonly<Record<string, CodeDescription>>;

/** The code of a diagnostic. */
export type DiagnosticCode = keyof typeof codes;

/** Every code with its properties. */
export const diagnosticCodes: Readonly<Record<DiagnosticCode, CodeDescription>> = codes;
