import { integrationPage, none, type ServiceDescription } from '../service-description';

/** The description of Account Management for the registry. */
export const accountManagement = {
  title: 'Account Management',
  section: none('Contacts and regions are options of each account.'),
  trustedAccess: ['account.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['account.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('account'),
  },
  requiredAction: none('The stacks of accounts work in the management account.'),
  inManagementAccount: none('It changes accounts, and runs in none.'),
  regions: none('It is called in one region for all.'),
  bucketExport: none('It delivers nothing.'),
  enrols: none('It has no members.'),
  findings: none('It makes none.'),
  readsLogs: false,
} as const satisfies ServiceDescription;
