/** An error of AWS's that a platform team meets, and what to do about it. */
interface KnownError {
  readonly says: RegExp;
  readonly cure: string;
}

/**
 * Words of AWS's that say nothing of the way on. Reasons for which no account is made are those of
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html
 */
const known: readonly KnownError[] = [
  {
    says: /must enable organizations access to operate a service managed stack set/i,
    cure:
      'CloudFormation has to be told by hand, once, that StackSets may act in the organization: run ' +
      '`aws cloudformation activate-organizations-access` in the management account and apply again, it goes on from here.',
  },
  {
    says: /\bACCOUNT_(?:NUMBER_)?LIMIT_EXCEEDED\b/,
    cure:
      'AWS lets the organization have no more accounts; closed ones count for 90 days. Ask for more in Service Quotas, ' +
      'write what was granted in quotas.accounts, and apply again.',
  },
  {
    says: /\bEMAIL_ALREADY_EXISTS\b/,
    cure:
      'An AWS account has this e-mail address already, if only a closed one. If it is in the organization, write its id at the account and ' +
      'it is imported; else give the account an email of its own.',
  },
  {
    says: /\bFinalizingOrganization|\bFINALIZING_ORGANIZATION\b/,
    cure: 'AWS is still setting the organization up: apply again in an hour, it goes on from here.',
  },
];

/** What to do about an error of AWS's, where Landfall knows it. */
export const cureOf = (text: string): string | undefined => known.find(({ says }) => says.test(text))?.cure;
