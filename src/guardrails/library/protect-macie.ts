import { protection } from './protection';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmacie.html */
export const protectMacie = protection({
  name: 'protect-macie',
  title: 'Protect Macie',
  actions: [
    ...['macie2:DeleteMember', 'macie2:DisableMacie', 'macie2:DisableOrganizationAdminAccount'],
    ...['macie2:DisassociateFromAdministratorAccount', 'macie2:DisassociateFromMasterAccount'],
    ...[
      'macie2:DisassociateMember',
      'macie2:PutClassificationExportConfiguration',
      'macie2:UpdateMacieSession',
    ],
    ...['macie2:UpdateMemberSession', 'macie2:UpdateOrganizationConfiguration'],
  ],
  stops: 'Switching off, suspending or leaving Macie, and sending its results elsewhere.',
  doesNotStop: 'Classification jobs and allow lists of a team.',
  canBreak:
    'Security engineers in the delegated administrator who manage members by hand: exempt their role.',
});
