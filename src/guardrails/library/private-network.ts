import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_vpc.html */
export const privateNetwork = definePolicy({
  name: 'private-network',
  title: 'Deny default VPCs and internet gateways',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z
    .strictObject({
      denyDefaultVpc: z
        .boolean()
        .default(true)
        .describe('Whether default VPCs and subnets may not be created.'),
      denyInternetGateways: z
        .boolean()
        .default(true)
        .describe('Whether gateways to the internet may not be created.'),
      denyPeering: z.boolean().default(false).describe('Whether VPCs may not be peered.'),
      ...exemptions,
    })
    .refine((given) => given.denyDefaultVpc || given.denyInternetGateways || given.denyPeering, {
      message: 'At least one of denyDefaultVpc, denyInternetGateways and denyPeering must be true.',
    }),
  stops:
    'Opening a private account to the internet by a default VPC, an internet gateway or Global Accelerator.',
  doesNotStop: 'Gateways that exist already; traffic through a shared transit gateway or a NAT elsewhere.',
  canBreak: 'Templates that bring a VPC of their own; services that expect a default VPC.',
  build: ({ denyDefaultVpc, denyInternetGateways, denyPeering, ...parameters }, context) => {
    const actions = [
      ...(denyDefaultVpc ? ['ec2:CreateDefaultSubnet', 'ec2:CreateDefaultVpc'] : []),
      ...(denyInternetGateways
        ? [
            'ec2:AttachInternetGateway',
            'ec2:CreateCarrierGateway',
            'ec2:CreateEgressOnlyInternetGateway',
            'ec2:CreateInternetGateway',
            'globalaccelerator:Create*',
          ]
        : []),
      ...(denyPeering ? ['ec2:AcceptVpcPeeringConnection', 'ec2:CreateVpcPeeringConnection'] : []),
    ];
    return policyOf(deny(actions, { Condition: unlessExempt(parameters, context) }));
  },
});
