import { integrationPage, none, type ServiceDescription } from '../service-description';
import { rootAccessSchema } from './schema';

/** The description of IAM (central root access) for the registry. */
export const iam = {
  title: 'IAM (central root access)',
  section: { key: 'rootAccess', schema: rootAccessSchema, runBy: 'management account', minimal: {} },
  trustedAccess: ['iam.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['iam.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('iam'),
  },
  requiredAction: none('Central root access is switched on in the management account.'),
  inManagementAccount: none('The stack of the organization switches it on there.'),
  regions: none('IAM is one for all regions.'),
  bucketExport: none('It delivers nothing.'),
  enrols: none('It has no members.'),
  findings: none('It makes none.'),
  readsLogs: false,
} as const satisfies ServiceDescription;
