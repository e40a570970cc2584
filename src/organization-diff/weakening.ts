import { own } from '../organization/own';
import type { ValueChange } from '../organization/value-changes';
import { administeredServices } from '../services/registry';

/**
 * Parts of the file that protect, every service with an administrator among them: what is switched off, taken out or made smaller in them weakens the organization. The
 * rules below hold in all of them, so that a new key is judged before anybody thinks of it.
 */
const protective: readonly string[] = [
  ...administeredServices,
  'bootstrap.github.environment',
  'expect',
  'findings',
  'identityCenter.mfaAttribute',
  'identityCenter.sessions',
  'logging',
  'notifications',
  'organization.governedRegions',
  'organization.policyTypes',
  'organization.trustedAccess',
  'passwordPolicy',
  'roles',
  'rootAccess',
];

/** Keys that say nothing about protection, wherever they stand. */
const neutral = [
  'adopted',
  'allowUsersToChange',
  'bucketPrefix',
  'deregisterOnDestroy',
  'description',
  'detectors',
  'install',
  'kmsKeyArn',
  'location',
  'order',
  'passRolePath',
  'reboot',
  'serviceLinkedRole',
  'tiers',
];

/** Lists and maps of exceptions: the more is in them, the weaker. */
const exceptions = [
  'archiveRules',
  'deletionRoles',
  'disabledControls',
  'except',
  'excludedAccounts',
  'excludedManagementEvents',
  'excludedResourceTypes',
  'excludedUnits',
  'filters',
  'readers',
  'rejectedPatches',
  'trustedIpLists',
  'users',
];

/** Lists that narrow something down: without any of them it holds for everything. */
const narrowing = [
  'accounts',
  'enabledControls',
  'only',
  'organizationalUnits',
  'regions',
  'resourceTypes',
  'sources',
  'types',
  'units',
];

/** Numbers of which more is weaker; of all others less is. */
const limits = ['approveAfterDays', 'maxAgeDays', 'periodSeconds', 'sessionHours', 'threshold'];

/** Values of a key, the strongest first. */
const ranks: Readonly<Record<string, readonly string[]>> = {
  access: ['All', 'WriteOnly', 'ReadOnly'],
  autoEnable: ['ALL', 'NEW', 'NONE'],
  findingPublishingFrequency: ['FIFTEEN_MINUTES', 'ONE_HOUR', 'SIX_HOURS'],
  frequency: [
    'CONTINUOUS',
    'DAILY',
    'One_Hour',
    'Three_Hours',
    'Six_Hours',
    'Twelve_Hours',
    'TwentyFour_Hours',
  ],
  level: ['critical', 'error', 'info'],
  mode: ['COMPLIANCE', 'GOVERNANCE'],
  operation: ['ScanAndInstall', 'Scan'],
  severity: ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'],
  state: ['active', 'released', 'deleted'],
  topic: ['critical', 'error', 'info'],
  upTo: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'],
  ...Object.fromEntries(
    ['accessKeys', 'unusedCredentials', 'passwordPolicy'].map((key) => [key, ['automatic', 'manual']]),
  ),
};

/** Whether a change of the file takes protection away: detection, evidence, an alarm, a demand on credentials. */
export function weakens({ path, before, after }: ValueChange): boolean {
  const key = path.join('.');
  const last = path.at(-1) ?? '';
  if (!protective.some((part) => key === part || key.startsWith(`${part}.`)) || neutral.includes(last))
    return false;
  if (path.some((step) => exceptions.includes(step)))
    return exceptions.includes(last) ? gains(before, after) : after !== undefined && before === undefined;
  if (narrowing.includes(last)) return narrows(before, after);
  if (last === 'trustedRoles') return isAll(after) ? !isAll(before) : !isAll(before) && gains(before, after);
  if (after === undefined || after === null || after === false)
    return before !== undefined && before !== false;
  if (Array.isArray(before)) return gains(after, before);
  return falls(path, before, after);
}

function falls(path: readonly string[], before: unknown, after: unknown): boolean {
  const last = path.at(-1) ?? '';
  if (typeof before === 'number' && typeof after === 'number') {
    if (last === 'maxAgeDays' && (before === 0 || after === 0)) return after === 0;
    const unused = path.includes('unusedAccess') && last === 'days';
    return unused || limits.includes(last) ? after > before : after < before;
  }
  if (last === 'duration') return hoursOf(after) > hoursOf(before);
  const rank = own(ranks, last) ?? [];
  return rank.indexOf(`${after}`) > rank.indexOf(`${before}`) && rank.includes(`${before}`);
}

/** Hours of an ISO 8601 duration such as PT1H30M. */
function hoursOf(duration: unknown): number {
  const [, hours = 0, minutes = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(`${duration}`) ?? [];
  return Number(hours) + Number(minutes) / 60;
}

const listed = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map((entry) => JSON.stringify(entry))
    : typeof value === 'object' && value !== null
      ? Object.keys(value)
      : [];

/** Whether a list or map has something that it did not have. */
const gains = (before: unknown, after: unknown): boolean =>
  listed(after).some((entry) => !listed(before).includes(entry));

const isAll = (value: unknown): boolean =>
  value === undefined || value === null || value === 'all' || (Array.isArray(value) && value.length === 0);

const narrows = (before: unknown, after: unknown): boolean =>
  isAll(before) ? !isAll(after) : !isAll(after) && gains(after, before);
