import type { LandingZone } from '../../../src/organization/landing-zone';
import { organizationFile, organizationFrom } from '../../organization-file';

/** An organization of three workload accounts, with what a test says below `identityCenter`. */
export const organizationWithAccess = (identityCenter: string, accounts = ''): LandingZone =>
  organizationFrom(fileWithAccess(identityCenter, accounts));

/** The text of that organization's file. */
export const fileWithAccess = (identityCenter: string, accounts = ''): string =>
  organizationFile(`
root:
  organizationalUnits:
    Suspended: {}
    Workloads:
      stack: workloads
      organizationalUnits:
        Production: { accountDefaults: { access: { session: production } } }
        Development: { accountDefaults: { access: { groups: { developers: [PowerUserAccess] } } } }
accounts:
  - { name: payments-prod, ou: Workloads/Production, owner: payments, id: "222222222222" }
  - { name: payments-dev, ou: Workloads/Development, owner: payments, id: "333333333333" }
  - { name: old, ou: Workloads/Production, owner: payments, state: suspended, id: "444444444444" }
${accounts}
identityCenter:
  groups: { platform: {}, developers: {}, payments: {} }
  sessions: { production: { duration: PT1H } }
  managementAccount: { noAdministrator: This is a test. }
${identityCenter}
`);
