import { protection } from './protection';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecurityhub.html */
export const protectSecurityHub = protection({
  name: 'protect-security-hub',
  title: 'Protect Security Hub',
  actions: [
    ...[
      'securityhub:BatchDisableStandards',
      'securityhub:BatchUpdateStandardsControlAssociations',
      'securityhub:DeleteActionTarget',
      'securityhub:DeleteConfigurationPolicy',
    ],
    ...[
      'securityhub:DeleteFindingAggregator',
      'securityhub:DeleteAggregatorV2',
      'securityhub:DeleteMembers',
      'securityhub:DisableImportFindingsForProduct',
    ],
    ...[
      'securityhub:DisableSecurityHub',
      'securityhub:DisableSecurityHubV2',
      'securityhub:DisassociateFromAdministratorAccount',
    ],
    ...['securityhub:DisassociateFromMasterAccount', 'securityhub:DisassociateMembers'],
    ...['securityhub:StartConfigurationPolicyDisassociation', 'securityhub:UpdateConfigurationPolicy'],
    ...['securityhub:UpdateFindingAggregator', 'securityhub:UpdateOrganizationConfiguration'],
    ...['securityhub:UpdateSecurityHubConfiguration', 'securityhub:UpdateSecurityControl'],
    'securityhub:UpdateStandardsControl',
  ],
  stops: 'Switching off or leaving Security Hub, its standards and its controls.',
  doesNotStop: 'Working on findings: notes, workflow status, suppression.',
  canBreak:
    'Security engineers in the delegated administrator who manage policies by hand: exempt their role.',
});
