import { none, type ServiceDescription } from '../service-description';
import { resourceSharingSchema } from './schema';

/** The description of Resource Access Manager for the registry. */
export const resourceSharing = {
  title: 'Resource Access Manager',
  section: {
    key: 'resourceSharing',
    schema: resourceSharingSchema,
    runBy: 'management account',
    minimal: true,
  },
  trustedAccess: ['ram.amazonaws.com'],
  administrator: none('AWS has no delegated administrator for it.'),
  requiredAction: none('No stack of it works in a member account.'),
  inManagementAccount: none('The stack of the organization switches it on there.'),
  regions: none('Sharing is switched on for all regions at once.'),
  bucketExport: none('It delivers nothing.'),
  enrols: none('It has no members.'),
  findings: none('It makes none.'),
  readsLogs: false,
} as const satisfies ServiceDescription;
