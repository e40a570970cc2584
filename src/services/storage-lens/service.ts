import { integrationPage, none, type ServiceDescription } from '../service-description';
import { storageLensSchema } from './schema';

/** The description of S3 Storage Lens for the registry. */
export const storageLens = {
  title: 'S3 Storage Lens',
  section: { key: 'storageLens', schema: storageLensSchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['storage-lens.s3.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['storage-lens.s3.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('s3lens'),
  },
  requiredAction: 's3:PutStorageLensConfiguration',
  inManagementAccount: none('One dashboard in the administrator’s account covers all accounts.'),
  regions: none('One dashboard covers all regions.'),
  bucketExport: none('It delivers nothing.'),
  enrols: none('One dashboard covers all accounts.'),
  findings: none('It makes none.'),
  readsLogs: false,
} as const satisfies ServiceDescription;
