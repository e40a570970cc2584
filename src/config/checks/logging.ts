import { own } from '../../organization/own';
import { regionNames, regions } from '../../organization/regions';
import { longestPrefix } from '../../services/s3/names';
import type { Lifecycle } from '../../services/s3/schema';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import type { Path } from '../reading/located';
import { type Check, type CheckContext, error, keyAt, valueAt } from './context';

/** The log archive and whoever reads it are active member accounts. */
export const logAccounts: Check = (context) => {
  const { logging, organization } = context.file;
  if (!logging) return [];
  const readers = logging.readers ?? [];
  const readersFound = readers.flatMap((name, index) => wrongAccount(context, name, 'readers', index));
  if (logging.account !== organization.managementAccount.name)
    return [...wrongAccount(context, logging.account, 'account'), ...readersFound];
  const management = error(
    'logging-account',
    valueAt(context, 'logging', 'account'),
    'the management account cannot be the log archive: whoever runs the organization could then rewrite its history',
    'name a member account that does nothing else, such as log-archive in the OU Security',
  );
  return [management, ...readersFound];
};

function wrongAccount(context: CheckContext, name: string, ...path: Path): Diagnostic[] {
  const { names, file } = context;
  const at = valueAt(context, 'logging', ...path);
  if (name === file.organization.managementAccount.name) return [];
  if (!names.isAccount(name)) {
    const fix = fixFor(name, names.accounts, 'accounts');
    return [error('unknown-account', at, `logging names the account ${name}, which does not exist`, fix)];
  }
  const state = names.stateOf(name);
  if (state === 'active') return [];
  const fix = 'name another account; the logs of an account that is closed go with it';
  return [error('account-suspended', at, `logging names the account ${name}, which is ${state}`, fix)];
}

/** The names of the buckets fit S3's 63 characters. */
export const bucketNames: Check = (context) => {
  const { logging, organization } = context.file;
  if (!logging) return [];
  const names = [organization.homeRegion, ...(logging.replication ? [logging.replication.region] : [])];
  const most = longestPrefix(Math.max(...names.map(({ length }) => length)));
  const prefix = logging.bucketPrefix ?? organization.name;
  if (prefix.length <= most) return [];
  const at = logging.bucketPrefix ? valueAt(context, 'logging', 'bucketPrefix') : keyAt(context, 'logging');
  return [
    error(
      'bucket-name',
      at,
      `the names of the log buckets would be longer than S3’s 63 characters, because they begin with ${prefix}`,
      `set logging.bucketPrefix to at most ${most} characters`,
    ),
  ];
};

/** A copy is in another region than the original, and in one that exists; one of the states needs a state bucket. */
export const replicaRegion: Check = (context) => {
  const { logging, organization, bootstrap, terraform } = context.file;
  const { s3 } = terraform.backend;
  const states = bootstrap?.stateBucket?.replica && ['bootstrap', 'stateBucket', 'replica'];
  if (states && !s3) {
    const at = keyAt(context, ...states);
    return [
      error('service-needs', at, 'a replica of the state bucket needs terraform.backend.s3', 'take it out'),
    ];
  }
  return [
    ...copied(context, ['logging', 'replication', 'region'], {
      what: 'the logs are',
      region: logging?.replication?.region,
      original: organization.homeRegion,
    }),
    ...copied(context, [...(states ?? []), 'region'], {
      what: 'the states are',
      region: bootstrap?.stateBucket?.replica?.region,
      original: s3?.region,
    }),
  ];
};

function copied(
  context: CheckContext,
  path: Path,
  { what, region, original }: { what: string; region: string | undefined; original: string | undefined },
): Diagnostic[] {
  if (region === undefined) return [];
  const at = valueAt(context, ...path);
  if (!own(regions, region))
    return [
      error('region-unknown', at, `there is no region ${region}`, fixFor(region, regionNames, 'regions')),
    ];
  if (region !== original) return [];
  const fix = 'choose another region, or take the copy out';
  return [error('replication-region', at, `${what} kept in ${region} already`, fix)];
}

/** Objects move down in price in order, before they expire, and do not expire while they are locked. */
export const logLifecycles: Check = (context) => {
  const { logging } = context.file;
  if (!logging) return [];
  const { trailBucket, configBucket, accessBucket } = logging;
  const lock = trailBucket.objectLock?.days ?? 0;
  const locked =
    lock > trailBucket.keepDays
      ? [
          error(
            'log-lifecycle',
            valueAt(context, 'logging', 'trailBucket', 'objectLock', 'days'),
            `objects are locked for ${lock} days, but kept for ${trailBucket.keepDays} days only`,
            'set keepDays to at least as many days: S3 keeps what is locked all the same',
          ),
        ]
      : [];
  return [
    ...locked,
    ...wrongTiers(context, 'trailBucket', trailBucket),
    ...wrongTiers(context, 'configBucket', configBucket),
    ...wrongTiers(context, 'accessBucket', accessBucket),
  ];
};

function wrongTiers(context: CheckContext, bucket: string, { tiers, keepDays }: Lifecycle): Diagnostic[] {
  return tiers.flatMap(({ afterDays, storageClass }, index) => {
    const before = tiers[index - 1]?.afterDays ?? 0;
    const least = storageClass === 'STANDARD_IA' ? 30 : 1;
    const problem =
      afterDays >= keepDays
        ? `objects would move to ${storageClass} after ${afterDays} days, but expire after ${keepDays}`
        : afterDays <= before
          ? `objects would move to ${storageClass} after ${afterDays} days, but to the tier before it after ${before}`
          : afterDays < least
            ? `S3 moves nothing to ${storageClass} before ${least} days`
            : undefined;
    const at = valueAt(context, 'logging', bucket, 'tiers', index, 'afterDays');
    const fix = `choose more than ${Math.max(before, least - 1)} and fewer than ${keepDays} days, or take the tier out`;
    return problem ? [error('log-lifecycle', at, problem, fix)] : [];
  });
}
