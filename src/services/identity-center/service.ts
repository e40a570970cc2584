import { integrationPage, none, type ServiceDescription } from '../service-description';
import { identityCenterSchema } from './schema';

/** The description of IAM Identity Center for the registry. */
export const identityCenter = {
  title: 'IAM Identity Center',
  section: {
    key: 'identityCenter',
    schema: identityCenterSchema,
    runBy: 'management account',
    minimal: { managementAccount: { noAdministrator: 'the break-glass role' } },
    leftInStates:
      'permission sets and assignments, so that people keep their access: take assignments and permissionSets out first, and apply',
    inHomeRegion: ({ region }: { readonly region?: string | undefined }) =>
      region ? undefined : 'permission sets and assignments',
  },
  trustedAccess: ['sso.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['sso.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('sso'),
  },
  requiredAction: 'sso:CreateAccountAssignment',
  inManagementAccount: none('`stacks/management-access.ts` gives access to it.'),
  regions: none('It has one region, which `identityCenter.region` names.'),
  bucketExport: none('It delivers nothing.'),
  enrols: none('It has no members.'),
  findings: none('It makes none.'),
  readsLogs: false,
} as const satisfies ServiceDescription;
