import type { LandingZone } from '../src/organization/landing-zone';
import type { LoggingSettings } from '../src/services/logging-section';
import { logReadingServices } from '../src/services/registry';
import { type BucketPlace, bucketPurposes, logBucketName, repeatedPurposes } from '../src/services/s3/names';

/** An organization that keeps logs. */
export type Logged = LandingZone & { readonly logging: LoggingSettings };

/** Whether an organization keeps logs. */
export const isLogged = (organization: LandingZone): organization is Logged =>
  organization.logging !== undefined;

/** Name of the organization trail. */
export const trailName = ({ name, logging }: Logged): string => logging.trail.name ?? `${name}-organization`;

/** Where the log buckets are; the region is the home region, or that of the replicas. */
export const bucketPlace = (organization: Logged, accountId: string, region?: string): BucketPlace => ({
  prefix: organization.logging.bucketPrefix ?? organization.name,
  accountId,
  region: region ?? organization.homeRegion,
});

/** Names of all log buckets, the replicas among them. */
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

/** Accounts whose identities may read the logs: those named, or those of services that read them. */
export function readersOf({ logging, delegatedAdministrators: named }: Logged): string[] {
  const running = logReadingServices.map((service) => named[service]);
  return [...new Set(logging.readers ?? running.filter((name) => name !== undefined))];
}

/** Roles of the log archive that may do more with its buckets than others: those that delete, and Terraform's own. */
export function bucketRoles(
  { logging, terraform }: Logged,
  accountId: string,
): { readonly deletionRoles: string[]; readonly terraformRole: string } {
  const role = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
  return { deletionRoles: logging.deletionRoles.map(role), terraformRole: role(terraform.memberRoleName) };
}
