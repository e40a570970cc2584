import type { DiagnosticCode } from '../diagnostics/codes';
import * as access from './access';
import * as accessReferences from './access-references';
import * as accountStacks from './account-stacks';
import * as accounts from './accounts';
import * as adopted from './adopted';
import * as alarms from './alarms';
import * as configRules from './config-rules';
import * as conformancePacks from './conformance-packs';
import type { Check, SlowCheck } from './context';
import * as delegation from './delegation';
import * as detection from './detection';
import * as detectionPlaces from './detection-places';
import * as exemptions from './exemptions';
import * as expectations from './expectations';
import * as failedExpectations from './failed-expectations';
import * as findings from './findings';
import * as madeNames from './generated-names';
import * as guardrails from './guardrails';
import * as inlinePolicyNames from './inline-policy-names';
import * as lockOuts from './lock-outs';
import * as logging from './logging';
import * as permissionSetNames from './permission-set-names';
import * as permissionSets from './permission-sets';
import * as policies from './policies';
import * as policyMeanings from './policy-meanings';
import * as regions from './regions';
import * as repeatedEntries from './repeated-entries';
import * as roles from './roles';
import * as serviceRegions from './service-regions';
import * as services from './services';
import * as unique from './unique';
import * as units from './units';

/** A check across the file with what it may report. */
export type RegisteredCheck = QuickEntry | SlowEntry;

interface QuickEntry {
  /** every code that it may report */
  readonly codes: readonly DiagnosticCode[];
  readonly find: Check;
  readonly slow?: undefined;
}

interface SlowEntry {
  /** every code that it may report */
  readonly codes: readonly DiagnosticCode[];
  readonly find: SlowCheck;
  /** `landfall check` and continuous integration run it, synthesis does not */
  readonly slow: true;
}

/** Every check across the file. Each is named by its function. */
export const registry: readonly RegisteredCheck[] = [
  { codes: ['duplicate-account', 'duplicate-email', 'duplicate-id'], find: unique.uniqueAccounts },
  { codes: ['duplicate-id'], find: unique.uniqueIds },
  { codes: ['adopted-without-id'], find: adopted.adoptedWithoutId },
  { codes: ['email-missing'], find: accounts.accountsWithoutEmail },
  { codes: ['invalid-value'], find: accounts.accountEmailPattern },
  { codes: ['invalid-value'], find: accounts.accountEmails },
  { codes: ['rename-email'], find: accounts.renamedEmails },
  { codes: ['unknown-ou'], find: accounts.accountUnits },
  { codes: ['name-taken'], find: accounts.formerNames },
  { codes: ['former-stack'], find: accountStacks.formerStacks },
  { codes: ['account-count', 'account-stack-large'], find: accountStacks.accountCounts },
  { codes: ['ou-depth'], find: units.unitDepth },
  { codes: ['ou-root'], find: units.unitNames },
  { codes: ['ou-count'], find: units.unitCount },
  { codes: ['ou-in-use'], find: units.unitsInUse },
  { codes: ['name-taken'], find: units.formerUnitNames },
  { codes: ['duplicate-key', 'unknown-policy'], find: policies.attachedPolicies },
  { codes: ['policy-size'], find: policies.policySizes },
  { codes: ['policy-unused'], find: policies.unusedPolicies },
  { codes: ['policy-invalid', 'policy-questionable'], find: guardrails.policyStructures },
  { codes: ['policy-targets'], find: guardrails.policiesPerTarget },
  { codes: ['policy-count'], find: guardrails.policyCounts },
  { codes: ['name-taken'], find: guardrails.policyNames },
  { codes: ['exemption-open'], find: exemptions.openExemptions },
  { codes: ['region-unknown', 'unknown-account', 'unknown-ou'], find: expectations.expectationPlaces },
  { codes: ['expectation-idle'], find: expectations.expectationCoverage },
  { codes: ['expectation-idle'], find: expectations.expectationActionsNamed },
  {
    codes: ['account-suspended', 'delegation-management', 'unknown-account'],
    find: delegation.delegatedAdministrators,
  },
  { codes: ['region-service'], find: serviceRegions.serviceAvailability },
  { codes: ['region-home', 'region-unknown'], find: regions.organizationRegions },
  { codes: ['region-opt-in', 'region-unknown'], find: regions.optInRegions },
  { codes: ['duplicate-key'], find: repeatedEntries.repeatedEntries },
  { codes: ['root-access'], find: services.rootAccess },
  { codes: ['account-suspended', 'logging-account', 'unknown-account'], find: logging.logAccounts },
  { codes: ['bucket-name'], find: logging.bucketNames },
  { codes: ['region-unknown', 'replication-region', 'service-needs'], find: logging.replicaRegion },
  { codes: ['log-lifecycle'], find: logging.logLifecycles },
  { codes: ['unknown-alarm'], find: alarms.alarmPatterns },
  { codes: ['alarm-blind'], find: alarms.alarmsWithoutEvents },
  { codes: ['alarm-unheard'], find: alarms.alarmRecipients },
  { codes: ['managed-policy-unknown'], find: permissionSets.managedPolicies },
  { codes: ['permission-set-policies'], find: permissionSets.managedPolicyCounts },
  { codes: ['permission-set-empty'], find: permissionSets.emptyPermissionSets },
  { codes: ['inline-policy', 'policy-size'], find: permissionSets.inlinePolicies },
  { codes: ['permission-set-name'], find: permissionSetNames.permissionSetNames },
  { codes: ['permission-set-name'], find: permissionSetNames.managementPermissionSetNames },
  { codes: ['permission-set-count'], find: permissionSetNames.permissionSetCount },
  {
    codes: ['account-suspended', 'unknown-account', 'unknown-group', 'unknown-ou', 'unknown-permission-set'],
    find: accessReferences.assignments,
  },
  {
    codes: ['unknown-group', 'unknown-permission-set', 'unknown-session'],
    find: accessReferences.accountAccess,
  },
  { codes: ['region-unknown'], find: accessReferences.instanceRegion },
  { codes: ['assignment-nobody'], find: access.assignmentsByTags },
  { codes: ['assignment-twice'], find: access.repeatedAssignments },
  { codes: ['permission-set-count'], find: access.permissionSetsPerAccount },
  { codes: ['permission-set-count'], find: access.grantCount },
  { codes: ['administrator-missing'], find: access.managementAdministrator },
  { codes: ['mfa-attribute'], find: access.mfaAttribute },
  { codes: ['account-suspended', 'role-account', 'unknown-account'], find: roles.trustedAccounts },
  { codes: ['name-taken'], find: roles.roleNames },
  { codes: ['service-administrator'], find: detection.administratorsNamed },
  { codes: ['service-needs'], find: detection.servicesNeeded },
  { codes: ['service-needs'], find: detection.enrolledEmails },
  { codes: ['securityhub-target'], find: detection.policyTargets },
  { codes: ['region-not-governed'], find: detectionPlaces.governedOnly },
  { codes: ['account-suspended', 'unknown-account', 'unknown-ou'], find: detectionPlaces.namedTargets },
  {
    codes: ['config-rule-parameter', 'config-rule-region', 'config-rule-unknown'],
    find: configRules.managedRules,
  },
  { codes: ['config-count'], find: configRules.configCounts },
  {
    codes: [
      'config-rule-region',
      'config-rule-unknown',
      'conformance-pack',
      'conformance-pack-parameter',
      'conformance-pack-size',
    ],
    find: conformancePacks.conformancePacks,
  },
  {
    codes: [
      'config-rule-region',
      'config-rule-unknown',
      'conformance-pack',
      'conformance-pack-parameter',
      'conformance-pack-size',
    ],
    find: conformancePacks.essentialParameters,
  },
  { codes: ['finding-route'], find: findings.routeSources },
  { codes: ['event-pattern-size'], find: findings.patternSizes },
  { codes: ['name-long'], find: madeNames.generatedNames },
  { slow: true, codes: ['policy-questionable'], find: policyMeanings.policyMeanings },
  { slow: true, codes: ['policy-questionable'], find: inlinePolicyNames.inlinePolicyNames },
  { slow: true, codes: ['unknown-action'], find: expectations.expectationActions },
  { slow: true, codes: ['expectation-failed'], find: failedExpectations.failedExpectations },
  { slow: true, codes: ['locked-out'], find: lockOuts.lockOuts },
];

/** The checks that every command waits for. */
export const quickChecks: readonly QuickEntry[] = registry.filter((check) => !check.slow);

/** The checks that only `landfall check` and continuous integration wait for. */
export const slowChecks: readonly SlowEntry[] = registry.filter(
  (check): check is SlowEntry => check.slow === true,
);
