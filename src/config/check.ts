import * as access from './checks/access';
import * as accounts from './checks/accounts';
import type { Check } from './checks/context';
import * as delegation from './checks/delegation';
import * as permissionSets from './checks/permission-sets';
import * as policies from './checks/policies';
import * as regions from './checks/regions';
import * as roles from './checks/roles';
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
  permissionSets,
  access,
  roles,
].flatMap((group) => Object.values(group as Record<string, Check>));
