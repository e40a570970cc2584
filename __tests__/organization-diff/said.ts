import type { OrganizationDiff } from '../../src/organization-diff/model';
import { type Danger, dangersOf } from '../../src/plan-report/danger';
import { weakened } from '../../src/plan-report/weakened';
import { partsOf } from '../../src/terraform-runs/addresses';
import type { Planned, Refused } from './planned';

/** Parts of the file that a resource type is made of, as a pattern of their keys. */
const parts: readonly (readonly [RegExp, RegExp])[] = [
  [/^aws_guardduty/, /^guardDuty|^logging$/],
  [/^aws_securityhub/, /^securityHub/],
  [/^aws_config/, /^config|^logging/],
  [/^aws_inspector2/, /^inspector/],
  [/^aws_macie2/, /^macie/],
  [/^aws_detective/, /^detective/],
  [/^aws_accessanalyzer/, /^accessAnalyzer/],
  [/^aws_fms/, /^firewallManager/],
  [/^aws_s3control_storage_lens/, /^storageLens/],
  [/^aws_ssm/, /^systemsManager/],
  [/^aws_auditmanager/, /^auditManager/],
  [/^aws_securitylake/, /^securityLake/],
  [/^aws_cloudwatch_(metric_alarm|log_metric_filter)/, /^logging/],
  [/^aws_cloudwatch_event/, /^findings|^roles\.breakGlass|^securityHub/],
  [/^aws_sns_topic_subscription/, /^notifications|^roles\.breakGlass|^logging|^findings/],
  [/^aws_chatbot/, /^findings/],
  [
    /^aws_(cloudtrail|s3|kms|cloudwatch_log_group)/,
    /^logging|^findings|^guardDuty|^macie|^securityLake|^terraform|^bootstrap/,
  ],
  [/^aws_iam_account_password_policy/, /^passwordPolicy/],
  [/^aws_iam_organizations_features/, /^rootAccess/],
  [/^aws_iam_role/, /^roles|^bootstrap|^config\.remediation/],
  [/^aws_ssoadmin/, /^identityCenter/],
  [/^aws_cloudformation_stack_set/, /^roles|^config\.remediation|^bootstrap/],
  [/^aws_organizations_policy/, /^organization\.policyTypes|^policies|^inspector/],
];

/** Keys that all that is in AWS hangs on. */
const everything =
  /^organization\.(name|homeRegion|governedRegions|managementAccount|id)|^terraform\.backend/;

/** What a plan refuses, abandons or calls dangerous, and a diff does not say; one line each. */
export function unsaid({ plans, refused }: Planned, diff: OrganizationDiff): string[] {
  return [
    ...refused
      .filter((each) => !isSaid(each, diff))
      .map(({ stack, address, how, because }) => `${how} ${stack} ${address}: ${because}`),
    ...dangersOf(plans)
      .filter((danger) => !isNamed(danger, diff))
      .map(({ id, message }) => `dangerous ${id}: ${message}`),
  ];
}

function isSaid({ stack, address, how, because }: Refused, diff: OrganizationDiff): boolean {
  const { lost, consequences } = diff;
  const names = [...lost.map(({ kind, name }) => `${kind} ${name}`), ...consequences.map(({ name }) => name)];
  const { type, key = '' } = partsOf(address);
  const says = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (says(/^(setting )?(organization\.(homeRegion|name|id|managementAccount\.id)|terraform\.backend)$/))
    return true;
  if (how === 'abandoned') return says(abandonedBy(stack));
  if (type === 'aws_organizations_account' || because.startsWith(`${key} has gone`))
    return names.some((name) => name.includes(key)) || says(/e-mail of .* more$|^account .* more$/);
  if (type === 'aws_organizations_organizational_unit') return names.includes(`OU ${key}`);
  return says(
    /^(setting|service) (logging|findings|guardDuty|macie|bootstrap)|^(bootstrap|logging|findings)/,
  );
}

/** What says that the stack of a part of the file has gone, or works elsewhere. */
function abandonedBy(stack: string): RegExp {
  if (/^accounts/.test(stack)) return /^account /;
  if (/^assignments-|-members-/.test(stack)) return /^account |identityCenter|service/;
  if (/^(identity-center|assignments|management-access)/.test(stack)) return /identityCenter/;
  if (stack === 'management-iam') return /^roles and passwordPolicy/;
  if (/^(bootstrap|pipeline-access)/.test(stack)) return /^bootstrap/;
  if (/^(trail|log-archive|findings-archive)/.test(stack)) return /logging/;
  if (stack === 'baseline') return /stackSets|^roles|config\.remediation/;
  if (stack === 'cost-allocation-tags') return /costAllocationTags/;
  const service = stack
    .replace(/-members.*|-policy$/, '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return new RegExp(`service .*${service}|delegatedAdministrators`, 'i');
}

function isNamed({ kind, change }: Danger, diff: OrganizationDiff): boolean {
  const { settingChanges, consequences, lost, guardrails, policies, organizationalUnits, accounts } = diff;
  if (kind === 'destroy') return true;
  const weaker = settingChanges.filter(({ weakens }) => weakens).map(({ key }) => key);
  if (kind === 'leave')
    return accounts.changed.some(({ changes }) => changes.some((each) => /state .* → released/.test(each)));
  if (kind === 'detach')
    return (
      (change.stack === 'inspector-policy' && weaker.some((key) => /^inspector|^organization/.test(key))) ||
      guardrails.some((each) => each.lost.length) ||
      policies.removed.length > 0 ||
      policies.changed.length > 0 ||
      lost.length > 0 ||
      organizationalUnits.changed.some(({ changes }) =>
        changes.some((each) => /^detached|^state|renamed/.test(each)),
      )
    );
  if (kind === 'delegation') {
    const { removed, changed } = diff.delegatedAdministrators;
    return (
      removed.length + changed.length > 0 ||
      weaker.some((key) => !key.includes('.') || key.startsWith('organization.'))
    );
  }
  const keys = [
    ...(kind === 'logs' && !weakened(change).length ? settingChanges.map(({ key }) => key) : weaker),
    ...consequences.map(({ name }) => name),
    ...lost.map(({ name }) => name),
  ];
  const [, part = /^organization/] = parts.find(([type]) => type.test(change.type)) ?? [];
  return keys.some(
    (key) =>
      part.test(key) || everything.test(key) || (kind === 'access' && /^organization|service/.test(key)),
  );
}
