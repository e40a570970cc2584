import type { LandingZone } from '../src/organization/landing-zone';
import type { LoggingSettings } from '../src/services/logging-section';
import { logReadingServices } from '../src/services/registry';
import { type BucketPlace, bucketPurposes, logBucketName, repeatedPurposes } from '../src/services/s3/names';

/** A landing zone with `logging`. */
export type Logged = LandingZone & { readonly logging: LoggingSettings };

/** Whether a landing zone has `logging`. */
export const isLogged = (organization: LandingZone): organization is Logged =>
  organization.logging !== undefined;

/** Name of the organization trail. */
export const trailName = ({ name, logging }: Logged): string => logging.trail.name ?? `${name}-organization`;

/** The place of the log buckets, in the home region or in the region of their replicas. */
export const bucketPlace = (organization: Logged, accountId: string, region?: string): BucketPlace => ({
  prefix: organization.logging.bucketPrefix ?? organization.name,
  accountId,
  region: region ?? organization.homeRegion,
});

/** Names of all log buckets, replicas included. */
export function allLogBuckets(organization: Logged, accountId: string): string[] {
  const { replication } = organization.logging;
  const home = bucketPlace(organization, accountId);
  const away = replication && bucketPlace(organization, accountId, replication.region);
  return [
    ...bucketPurposes.map((purpose) => logBucketName(home, purpose)),
    ...(away ? repeatedPurposes.map((purpose) => logBucketName(away, purpose)) : []),
  ];
}

/** Alias of a key of the log archive, without `alias/`. AWS Config takes it in place of the key's id. */
export const logKeyAlias = ({ name }: Logged, purpose: 'trail' | 'config'): string =>
  `${name}-${purpose}-logs`;

/** Accounts that may read the logs: those that the file names, by default those of services that read logs. */
export function readersOf({ logging, delegatedAdministrators: named }: Logged): string[] {
  const running = logReadingServices.map((service) => named[service]);
  return [...new Set(logging.readers ?? running.filter((name) => name !== undefined))];
}

/** Roles with more rights on the log buckets than others: those that may delete, and Terraform's own. */
export function bucketRoles(
  { logging, terraform }: Logged,
  accountId: string,
): { readonly deletionRoles: string[]; readonly terraformRole: string } {
  const role = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
  return { deletionRoles: logging.deletionRoles.map(role), terraformRole: role(terraform.memberRoleName) };
}
