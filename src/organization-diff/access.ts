import type { Resolved } from '../config/resolve';
import { grantsOf as grants } from '../services/identity-center/grants';

/** Who may do what where, one phrase each: `developers: ReadOnlyAccess in payments-prod`. */
export const grantsOf = (organization: Resolved): string[] =>
  grants(organization)
    .map(({ group, permissionSet, account }) => `${group}: ${permissionSet} in ${account}`)
    .sort();
