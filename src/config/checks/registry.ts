import * as access from './access';
import * as accessReferences from './access-references';
import * as accountStacks from './account-stacks';
import * as accounts from './accounts';
import * as adopted from './adopted';
import * as alarms from './alarms';
import * as configRules from './config-rules';
import * as conformancePacks from './conformance-packs';
import type { Check } from './context';
import * as delegation from './delegation';
import * as detection from './detection';
import * as detectionPlaces from './detection-places';
import * as exemptions from './exemptions';
import { expectationActionsNamed, expectationCoverage, expectationPlaces } from './expectations';
import * as findings from './findings';
import { policiesPerTarget, policyCounts, policyNames, policyStructures } from './guardrails';
import * as logging from './logging';
import * as madeNames from './made-names';
import * as permissionSetNames from './permission-set-names';
import * as permissionSets from './permission-sets';
import * as policies from './policies';
import * as regions from './regions';
import * as repeatedEntries from './repeated-entries';
import * as roles from './roles';
import * as services from './services';
import * as unique from './unique';
import * as units from './units';

/** The checks across the file. One line a group. */
const groups: readonly Readonly<Record<string, Check>>[] = [
  unique,
  adopted,
  accounts,
  accountStacks,
  units,
  policies,
  { policyStructures, policiesPerTarget, policyCounts, policyNames },
  exemptions,
  { expectationPlaces, expectationCoverage, expectationActionsNamed },
  delegation,
  regions,
  repeatedEntries,
  services,
  logging,
  alarms,
  permissionSets,
  permissionSetNames,
  accessReferences,
  access,
  roles,
  detection,
  detectionPlaces,
  configRules,
  conformancePacks,
  findings,
  madeNames,
];

/** Every check across the file, in the order of its groups. */
export const checks: readonly Check[] = groups.flatMap((group) => Object.values(group));
