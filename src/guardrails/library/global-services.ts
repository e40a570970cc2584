/**
 * Actions of services without regions, which AWS serves from `us-east-1` or `us-west-2` whatever region one
 * works in, as in AWS's own example of a region policy; services that AWS has closed are left out.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html#example-scp-deny-region
 */
export const GLOBAL_ACTIONS: readonly string[] = [
  ...['account:*', 'acm:*', 'artifact:*', 'aws-marketplace:*', 'aws-marketplace-management:*', 'billing:*'],
  ...['budgets:*', 'ce:*', 'cloudfront:*', 'config:*', 'consolidatedbilling:*', 'cur:*', 'directconnect:*'],
  ...['ec2:DescribeRegions', 'ec2:DescribeTransitGateways', 'ec2:DescribeVpnGateways', 'fms:*', 'freetier:*'],
  ...[
    'globalaccelerator:*',
    'health:*',
    'iam:*',
    'invoicing:*',
    'kms:*',
    'networkmanager:*',
    'organizations:*',
  ],
  ...['payments:*', 'pricing:*', 'route53:*', 'route53domains:*', 'route53-recovery-cluster:*'],
  ...['route53-recovery-control-config:*', 'route53-recovery-readiness:*', 's3:GetAccountPublic*'],
  ...[
    's3:ListAllMyBuckets',
    's3:ListMultiRegionAccessPoints',
    's3:PutAccountPublic*',
    'savingsplans:*',
    'shield:*',
  ],
  ...[
    'sts:*',
    'support:*',
    'supportplans:*',
    'tax:*',
    'trustedadvisor:*',
    'waf:*',
    'wafv2:*',
    'wellarchitected:*',
  ],
];

/** Services that live in one region of AWS's choice and are exempt once the organization uses them. */
export const SINGLE_REGION_SERVICES: Readonly<Record<string, string[]>> = {
  'bcm-data-exports': ['bcm-data-exports:*'],
  chatbot: ['chatbot:*'],
  'cost-optimization-hub': ['cost-optimization-hub:*'],
  notifications: ['notifications:*', 'notifications-contacts:*'],
  'resource-explorer-2': ['resource-explorer-2:*'],
  sso: ['sso:*', 'sso-directory:*', 'identitystore:*'],
};
