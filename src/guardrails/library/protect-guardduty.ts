import { protection } from './protection';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonguardduty.html */
export const protectGuardDuty = protection({
  name: 'protect-guardduty',
  title: 'Protect GuardDuty',
  actions: [
    ...[
      'guardduty:CreateFilter',
      'guardduty:CreateIPSet',
      'guardduty:CreateTrustedEntitySet',
      'guardduty:DeleteDetector',
      'guardduty:DeleteFilter',
    ],
    ...['guardduty:DeleteIPSet', 'guardduty:DeleteMembers', 'guardduty:DeletePublishingDestination'],
    ...[
      'guardduty:DeleteThreatEntitySet',
      'guardduty:DeleteThreatIntelSet',
      'guardduty:DisassociateFromAdministratorAccount',
    ],
    ...[
      'guardduty:DisassociateFromMasterAccount',
      'guardduty:DisassociateMembers',
      'guardduty:StopMonitoringMembers',
    ],
    ...[
      'guardduty:UpdateDetector',
      'guardduty:UpdateFilter',
      'guardduty:UpdateIPSet',
      'guardduty:UpdateMemberDetectors',
    ],
    ...['guardduty:UpdateOrganizationConfiguration', 'guardduty:UpdatePublishingDestination'],
    ...[
      'guardduty:UpdateThreatEntitySet',
      'guardduty:UpdateThreatIntelSet',
      'guardduty:UpdateTrustedEntitySet',
    ],
  ],
  stops:
    'Switching off or leaving GuardDuty, and hiding findings through filters and trusted lists of addresses and names.',
  doesNotStop: 'Archiving single findings.',
  canBreak:
    'Security engineers in the delegated administrator who manage filters by hand: exempt their role.',
});
