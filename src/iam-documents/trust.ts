import type { ConditionBlock, Statement } from './policy-document';

/** The service that may assume a role, and the account and resources that it must act for. */
export interface ServiceTrust {
  /** service principal: `ssm.amazonaws.com` */
  readonly service: string;
  /** account that the service has to act for */
  readonly accountId: string;
  /** ARNs that the service has to act for, with wildcards; everything in the account where none is given */
  readonly sourceArn?: string | readonly string[];
  readonly Sid?: string;
}

/** The conditions that keep a service from acting for another account, which AWS calls the confused deputy problem. */
export const confusedDeputyConditions = ({
  accountId,
  sourceArn,
}: Omit<ServiceTrust, 'service' | 'Sid'>): ConditionBlock => ({
  StringEquals: { 'aws:SourceAccount': accountId },
  ...(sourceArn && { ArnLike: { 'aws:SourceArn': sourceArn } }),
});

/**
 * Lets one service assume a role, for one account only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const serviceTrust = ({ service, Sid, ...of }: ServiceTrust): Statement => ({
  ...(Sid && { Sid }),
  Effect: 'Allow',
  Principal: { Service: service },
  Action: 'sts:AssumeRole',
  Condition: confusedDeputyConditions(of),
});
