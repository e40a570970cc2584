import { protection } from './protection';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoninspector2.html */
export const protectInspector = protection({
  name: 'protect-inspector',
  title: 'Protect Inspector',
  actions: [
    ...['inspector2:CreateFilter', 'inspector2:DeleteFilter', 'inspector2:Disable'],
    ...[
      'inspector2:DisableDelegatedAdminAccount',
      'inspector2:DisassociateMember',
      'inspector2:UpdateConfiguration',
    ],
    ...['inspector2:UpdateFilter', 'inspector2:UpdateOrganizationConfiguration'],
  ],
  stops: 'Switching off or leaving Inspector, and suppressing findings through filters.',
  doesNotStop: 'Excluding an instance from scanning by its tags.',
  canBreak: 'Teams that suppress findings in their own account: exempt their role.',
});
