import * as access from './checks/access';
import * as accessReferences from './checks/access-references';
import * as accountStacks from './checks/account-stacks';
import * as accounts from './checks/accounts';
import * as adopted from './checks/adopted';
import * as alarms from './checks/alarms';
import * as configRules from './checks/config-rules';
import * as conformancePacks from './checks/conformance-packs';
import type { Check } from './checks/context';
import * as delegation from './checks/delegation';
import * as detection from './checks/detection';
import * as detectionPlaces from './checks/detection-places';
import * as exemptions from './checks/exemptions';
import { expectationActionsNamed, expectationCoverage, expectationPlaces } from './checks/expectations';
import * as findings from './checks/findings';
import { policiesPerTarget, policyCounts, policyNames, policyStructures } from './checks/guardrails';
import * as logging from './checks/logging';
import * as madeNames from './checks/made-names';
import * as permissionSetNames from './checks/permission-set-names';
import * as permissionSets from './checks/permission-sets';
import * as policies from './checks/policies';
import * as regions from './checks/regions';
import * as repeatedEntries from './checks/repeated-entries';
import * as roles from './checks/roles';
import * as services from './checks/services';
import * as unique from './checks/unique';
import * as units from './checks/units';

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
