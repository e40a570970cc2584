/** A place in a text file; lines and columns begin at 1. */
export interface Position {
  /** path as the user knows it, relative to the working directory */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** characters to underline in the code frame, at least 1 */
  readonly length: number;
}

/** Everything that can be wrong with an organization file. Each code has a wrong file in the tests. */
export const diagnosticCodes = {
  'account-count': 'more accounts than the quota of the organization',
  'account-stack-large': 'so many accounts in one state that plans become slow',
  'account-suspended': 'a suspended or released account is still referred to',
  'administrator-missing': 'nobody with an administrator’s permission set on the management account',
  'adopted-without-id': 'something that exists already, without an id to import it by',
  'alarm-blind': 'an alarm that looks where nothing is to be seen',
  'alarm-unheard': 'alarms that reach nobody',
  'alias-bomb': 'YAML anchors that expand to too much',
  'assignment-nobody': 'an assignment by tags that no account has',
  'assignment-twice': 'the same group, permission set and account by several ways',
  'bucket-name': 'a name of a bucket that S3 does not take',
  'config-count': 'more rules or conformance packs than the quota of the organization',
  'config-rule-parameter': 'a parameter that a managed rule does not have',
  'config-rule-region': 'a managed rule in a region where AWS does not offer it',
  'config-rule-unknown': 'a managed rule that is not in AWS’s list',
  'conformance-pack': 'a file that is not the template of a conformance pack',
  'conformance-pack-parameter': 'a parameter that a conformance pack does not have, or lacks',
  'conformance-pack-size': 'a conformance pack that is larger than AWS takes',
  'control-character': 'a character that nobody sees, or sees elsewhere',
  'delegation-management': 'the management account as delegated administrator',
  'duplicate-account': 'one account name used twice',
  'duplicate-email': 'one e-mail address used twice',
  'duplicate-id': 'one id used twice',
  'duplicate-key': 'one key given twice',
  'email-missing': 'an account without e-mail address and no pattern to make one',
  'event-pattern-size': 'a route of findings that names too many accounts',
  'exemption-open': 'roles that guardrails let pass by a name that anybody may take',
  'expectation-failed': 'a guardrail that stops what it must let pass, or the other way round',
  'expectation-idle': 'an expectation that covers no account',
  'file-outside': 'a file outside the folder of the organization file',
  'file-unreadable': 'a file that is not there or cannot be read',
  'finding-route': 'a route of findings that nothing can match',
  'former-stack': 'a change of stack that cannot carry the state over',
  'include-conflict': 'two included files that contradict each other',
  'inline-policy': 'a permission set’s policy that AWS would refuse',
  'invalid-value': 'a value that the format does not take',
  'locked-out': 'a guardrail that stops Terraform’s own role',
  'log-lifecycle': 'a life of logs that contradicts itself',
  'logging-account': 'the management account as log archive',
  'managed-policy-unknown': 'an AWS-managed policy that does not exist',
  'mfa-attribute': 'MFA demanded where nothing says whether there was any',
  'missing-key': 'a key that must be there',
  'name-taken': 'a name, or a former one, that is in use',
  'name-long': 'a name made of others that is longer than AWS takes',
  'ou-count': 'more OUs than the quota of the organization',
  'ou-depth': 'OUs nested too deep',
  'ou-in-use': 'an OU that is let go of while something is in it',
  'ou-root': 'an OU that is called like the root',
  'permission-set-count': 'more permission sets than AWS takes, in all or in one account',
  'permission-set-empty': 'a permission set that permits nothing',
  'permission-set-name': 'a name that a permission set cannot have',
  'permission-set-policies': 'more managed policies than a permission set takes',
  'policy-count': 'more policies of a type than the quota of the organization',
  'policy-document': 'a policy without document, or with two',
  'policy-invalid': 'a policy document that AWS would refuse',
  'policy-json': 'a policy file that is not JSON',
  'policy-questionable': 'a policy document that hardly says what was meant',
  'policy-size': 'a policy over its size',
  'policy-targets': 'more policies on a target than AWS attaches',
  'policy-unused': 'a policy that is attached nowhere',
  'region-home': 'the home region missing from the governed ones',
  'region-not-governed': 'a service in a region that is not governed, or does not offer it',
  'region-opt-in': 'an opt-in region where none is needed, or the other way round',
  'region-service': 'a service in a region where AWS does not offer it',
  'region-unknown': 'a region that does not exist',
  'rename-email': 'an account whose address would change with its name',
  'replication-region': 'a copy in the region of the original',
  'role-account': 'an account that a role cannot trust',
  'root-access': 'root sessions without central root credentials',
  'securityhub-target': 'two configuration policies of Security Hub for one target',
  'service-administrator': 'a service that is on while nobody runs it',
  'service-needs': 'a service that needs something else that is missing',
  'text-required': 'a number where a text in quotes is needed',
  'unknown-account': 'a reference to an account that does not exist',
  'unknown-action': 'an action that AWS does not have',
  'unknown-alarm': 'an alarm that is neither ready nor says what it watches for',
  'unknown-group': 'a reference to a group that does not exist',
  'unknown-key': 'a key that the format does not know',
  'unknown-ou': 'a reference to an OU that does not exist',
  'unknown-permission-set': 'a reference to a permission set that does not exist',
  'unknown-policy': 'a reference to a policy that does not exist',
  'unknown-session': 'a reference to a kind of sessions that does not exist',
  'yaml-syntax': 'a file that is not YAML',
} as const;

/** The code of a diagnostic. */
export type DiagnosticCode = keyof typeof diagnosticCodes;

/** One thing that is wrong (`error`) or looks wrong (`warning`) in the organization file. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  readonly at: Position;
  /** what is wrong: a sentence without its full stop */
  readonly message: string;
  /** what would be right: a sentence without its full stop */
  readonly fix: string;
  /** another place that belongs to it, such as the first of two */
  readonly related?: { readonly at: Position; readonly message: string };
}

/** Sorted by file, line and column, then by code, so that the same file gives the same text. */
export function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics
    .map(readable)
    .sort(
      (a, b) =>
        order(a.at.file, b.at.file) ||
        a.at.line - b.at.line ||
        a.at.column - b.at.column ||
        order(a.code, b.code),
    );
}

const order = (a: string, b: string): number => (a === b ? 0 : a.localeCompare(b));

/** Longest word, and longest text, that a person reads. */
const most = { word: 200, text: 2000, unlooked: 600 };

/** A value of a megabyte is recognized by its beginning. */
function readable(diagnostic: Diagnostic): Diagnostic {
  const { message, fix } = diagnostic;
  return message.length + fix.length <= most.unlooked
    ? diagnostic
    : { ...diagnostic, message: shortened(message), fix: shortened(fix) };
}

const shortened = (text: string): string => {
  // A pattern of a whole word overflows the stack on one of some megabytes.
  const words = text
    .split(/(\s)/)
    .map((word) => (word.length < most.word ? word : `${word.slice(0, most.word / 2)}…`))
    .join('');
  return words.length > most.text ? `${words.slice(0, most.text)}…` : words;
};

/** Whether nothing worse than a warning is among them. */
export const passes = (diagnostics: readonly Diagnostic[]): boolean =>
  !diagnostics.some(({ severity }) => severity === 'error');
