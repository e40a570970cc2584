import { none, type ServiceDescription } from '../service-description';
import { serviceQuotaTemplateSchema } from './schema';

/** The description of Service Quotas for the registry. */
export const serviceQuotaTemplate = {
  title: 'Service Quotas',
  section: {
    key: 'serviceQuotaTemplate',
    schema: serviceQuotaTemplateSchema,
    runBy: 'management account',
    minimal: [{ region: 'eu-central-1', service: 'vpc', quota: 'L-F678F1CE', value: 20 }],
  },
  trustedAccess: ['servicequotas.amazonaws.com'],
  administrator: none('AWS has no delegated administrator for it.'),
  requiredAction: none('No stack of it works in a member account.'),
  inManagementAccount: none('The stack of the organization makes the template there.'),
  regions: none('Each entry of the template names its region.'),
  bucketExport: none('It delivers nothing.'),
  enrols: none('It has no members.'),
  findings: none('It makes none.'),
  readsLogs: false,
} as const satisfies ServiceDescription;
