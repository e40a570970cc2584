import { own } from '../organization/own';
import type { ValueChange } from '../organization/value-changes';
import { administeredServices } from '../services/registry';

/**
 * Parts of the file that protect, every service with a delegated administrator included. Disabling, removing or
 * reducing anything in them weakens the organization. The rules below apply to all of them, so that new keys are
 * covered.
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

/** Keys that never affect protection. */
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

/** Lists and maps of exceptions: a longer one is weaker. */
const exceptions = [
  'deletionRoles',
  'disabledControls',
  'except',
  'excludedAccounts',
  'excludedManagementEvents',
  'excludedResourceTypes',
  'excludedUnits',
  'readers',
  'rejectedPatches',
  'users',
];

/** Maps of rules that hide findings: any changed entry hides other findings than before. */
const suppressions = ['archiveRules', 'filters', 'trustedIpLists'];

/** Lists that limit a rule to some targets: an empty list means all targets. */
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

/** Numbers that are weaker when they grow. All other numbers are weaker when they shrink. */
const limits = ['approveAfterDays', 'maxAgeDays', 'periodSeconds', 'sessionHours', 'threshold'];

/** The default of a limit. */
const usualLimits: Readonly<Record<string, number>> = { periodSeconds: 300, threshold: 1 };

/** Keys that identify the monitored object: with another value the old object is no longer monitored. */
const watched = ['identifier', 'resourceType'];

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

/** Whether a change reduces protection: detection, evidence, an alarm, a requirement on credentials. */
export function weakens({ path, before, after }: ValueChange): boolean {
  const key = path.join('.');
  const last = path.at(-1) ?? '';
  if (!protective.some((part) => key === part || key.startsWith(`${part}.`))) return false;
  const suppression = path.findIndex((step) => suppressions.includes(step));
  if (suppression >= 0) return hidesMore(path.slice(suppression + 1), before, after);
  if (neutral.includes(last)) return false;
  if (path.some((step) => exceptions.includes(step)))
    return exceptions.includes(last) ? gains(before, after) : after !== undefined && before === undefined;
  if (narrowing.includes(last)) return narrows(last, before, after);
  if (watched.includes(last)) return before !== undefined;
  if (last === 'trustedRoles')
    return isAll(last, after) ? !isAll(last, before) : !isAll(last, before) && gains(before, after);
  if (after === undefined || after === null || after === false)
    return before !== undefined && before !== false;
  if (before === undefined && /^logging\.alarms\.[^.]+$/.test(key)) return weakensAlarm(after);
  if (Array.isArray(before)) return gains(after, before);
  return falls(path, before, after);
}

/** Whether a new entry for a built-in alarm disables it or loosens its limits. */
const weakensAlarm = (after: unknown): boolean =>
  Object.entries(after as object).some(([key, value]) =>
    key === 'enabled' ? value === false : falls([key], undefined, value),
  );

/** @param path keys below the map of suppressions: none where the map as a whole comes or goes */
function hidesMore([entry, ...inside]: readonly string[], before: unknown, after: unknown): boolean {
  if (entry === undefined) return gains(before, after);
  if (inside.length === 0) return after !== undefined;
  return inside.at(-1) !== 'description' && after !== 'NOOP';
}

function falls(path: readonly string[], before: unknown, after: unknown): boolean {
  const last = path.at(-1) ?? '';
  const usual = own(usualLimits, last);
  if (before === undefined && usual !== undefined) return Number(after) > usual;
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

/** Whether a list or map gained an entry. */
const gains = (before: unknown, after: unknown): boolean =>
  listed(after).some((entry) => !listed(before).includes(entry));

/** Whether a list means everything. An empty list of regions means none; any other empty list means all. */
const isAll = (key: string, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === 'all' ||
  (Array.isArray(value) && value.length === 0 && key !== 'regions');

const narrows = (key: string, before: unknown, after: unknown): boolean =>
  isAll(key, before) ? !isAll(key, after) : !isAll(key, after) && gains(after, before);
