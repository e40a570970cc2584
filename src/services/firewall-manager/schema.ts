import { z } from 'zod';
import { limitedRegions, text } from '../../organization/fields';

/** The types of Firewall Manager's policies (API_SecurityServicePolicyData, 2026-11-21). */
const policyTypes = [
  'SECURITY_GROUPS_COMMON',
  'SECURITY_GROUPS_CONTENT_AUDIT',
  'SECURITY_GROUPS_USAGE_AUDIT',
  'WAFV2',
  'SHIELD_ADVANCED',
  'NETWORK_FIREWALL',
  'NETWORK_ACL_COMMON',
  'DNS_FIREWALL',
  'THIRD_PARTY_FIREWALL',
  'IMPORT_NETWORK_FIREWALL',
] as const;

const policy = z
  .strictObject({
    type: z.enum(policyTypes).meta({ description: 'Type.', examples: ['SECURITY_GROUPS_USAGE_AUDIT'] }),
    description: text(256, 'What it is for.', 'Security groups that nobody uses.').optional(),
    resourceTypes: z
      .array(z.string())
      .min(1)
      .meta({
        description: 'Types of resources in scope.',
        examples: [['AWS::EC2::SecurityGroup']],
      }),
    serviceData: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({
        description:
          'What the type needs beside its name, `ManagedServiceData` ' +
          '(https://docs.aws.amazon.com/fms/2018-01-01/APIReference/API_SecurityServicePolicyData.html).',
        examples: [{ deleteUnusedSecurityGroups: false, coalesceRedundantSecurityGroups: false }],
      }),
    remediation: z
      .boolean()
      .default(false)
      .meta({ description: 'Repair what does not comply, instead of only reporting it.', examples: [false] }),
    units: z
      .array(z.string())
      .default([])
      .meta({ description: 'OUs in scope by path; everything without any.', examples: [['Workloads']] }),
    excludedUnits: z
      .array(z.string())
      .default([])
      .meta({ description: 'OUs out of scope by path.', examples: [['Sandbox']] }),
    regions: limitedRegions('Governed regions; all without it.'),
  })
  .refine(({ units, excludedUnits }) => units.length === 0 || excludedUnits.length === 0, {
    message: 'AWS takes either units or excludedUnits',
    path: ['excludedUnits'],
  });

/** `firewallManager`: firewall rules and their audit in every account. */
export const firewallManagerSchema = z
  .strictObject({
    policies: z
      .record(
        z.string().regex(/^[A-Za-z0-9][\w-]{0,127}$/, 'a policy name has 1 to 128 letters, digits, _ and -'),
        policy,
      )
      .default({})
      .meta({
        description:
          'Policies by name, one in each region. AWS charges for each of them by region and month, and needs AWS ' +
          'Config in every account.',
      }),
  })
  .optional()
  .meta({
    description:
      'AWS Firewall Manager, run by `delegatedAdministrators.firewallManager` ' +
      '(https://docs.aws.amazon.com/waf/latest/developerguide/fms-chapter.html).',
  });

/** Firewall Manager's settings. */
export type FirewallManagerSettings = NonNullable<z.output<typeof firewallManagerSchema>>;
