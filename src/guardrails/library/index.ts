import { aiServicesOptOut } from './ai-services-opt-out';
import { allowedInstanceTypes } from './allowed-instance-types';
import { allowedRegions } from './allowed-regions';
import { backupPlan } from './backup-plan';
import { confusedDeputyProtection } from './confused-deputy-protection';
import { denyIamUsers } from './deny-iam-users';
import { denyIamWrites } from './deny-iam-writes';
import { denyLeavingOrganization } from './deny-leaving-organization';
import { denyPublicS3 } from './deny-public-s3';
import { denyRootUser } from './deny-root-user';
import { ec2AccountDefaults } from './ec2-account-defaults';
import { organizationOnlyIdentities } from './organization-only-identities';
import type { LibraryPolicy } from './policy';
import { privateNetwork } from './private-network';
import { protectAccessAnalyzer } from './protect-access-analyzer';
import { protectBaselineRoles } from './protect-baseline-roles';
import { protectCloudTrail } from './protect-cloudtrail';
import { protectConfig } from './protect-config';
import { protectGuardDuty } from './protect-guardduty';
import { protectInspector } from './protect-inspector';
import { protectMacie } from './protect-macie';
import { protectSecurityHub } from './protect-security-hub';
import { protectStackSets } from './protect-stacksets';
import { requireEncryption } from './require-encryption';
import { requireImdsv2 } from './require-imdsv2';
import { requireMfa } from './require-mfa';
import { requiredTags } from './required-tags';
import { s3BlockPublicAccess } from './s3-block-public-access';
import { suspended } from './suspended';
import { tlsOnly } from './tls-only';

export { exemptRolePatterns } from './exemptions';
export type { LibraryContext, LibraryPolicy } from './policy';

/** Every ready policy, in the order of the documentation. */
export const LIBRARY: readonly LibraryPolicy[] = [
  denyLeavingOrganization,
  denyRootUser,
  allowedRegions,
  protectCloudTrail,
  protectConfig,
  protectGuardDuty,
  protectSecurityHub,
  protectMacie,
  protectInspector,
  protectAccessAnalyzer,
  protectBaselineRoles,
  protectStackSets,
  requireMfa,
  denyIamUsers,
  denyIamWrites,
  denyPublicS3,
  requireEncryption,
  requireImdsv2,
  allowedInstanceTypes,
  privateNetwork,
  suspended,
  organizationOnlyIdentities,
  confusedDeputyProtection,
  tlsOnly,
  requiredTags,
  backupPlan,
  aiServicesOptOut,
  ec2AccountDefaults,
  s3BlockPublicAccess,
];

const byName = new Map(LIBRARY.map((policy) => [policy.name, policy]));

/** The ready policy of a name, as it is written in the organization file. */
export function libraryPolicy(name: string): LibraryPolicy | undefined {
  return byName.get(name);
}
