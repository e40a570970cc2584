import * as accounts from './checks/accounts';
import * as alarms from './checks/alarms';
import type { Check } from './checks/context';
import * as delegation from './checks/delegation';
import * as logging from './checks/logging';
import * as policies from './checks/policies';
import * as regions from './checks/regions';
import * as services from './checks/services';
import * as units from './checks/units';

/** Every check across the file. */
export const checks: readonly Check[] = [
  accounts,
  units,
  policies,
  delegation,
  regions,
  services,
  logging,
  alarms,
].flatMap((group) => Object.values(group as Record<string, Check>));
