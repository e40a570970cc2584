import { isBrokenState } from '../terraform-runs/broken-state';

/** A known error of AWS or Terraform, and what to do about it. */
interface KnownError {
  readonly says: RegExp | ((text: string) => boolean);
  readonly cure: string;
}

/**
 * Errors whose own text does not say what to do. The reasons for failed account creation are from
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html
 */
const known: readonly KnownError[] = [
  {
    // Terraform also tries to read a broken plan as a state, and reports both errors.
    says: /given file as a state or plan file/i,
    cure:
      'The plan that was just saved cannot be read back: it was cut off, on a full disk perhaps. The state is not ' +
      'concerned, and nothing was changed. Make room where cdktf.out lies, and plan again.',
  },
  {
    says: isBrokenState,
    cure:
      'The state file is broken: it was cut off, or written over with something else. Nothing was changed. Do not delete it, ' +
      'and do not apply: bring back its former version, or rebuild it by import. docs/states.md has the commands.',
  },
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
      'An AWS account has this e-mail address, or had it: a closed one keeps it. Look among the accounts of the organization (`aws organizations ' +
      'list-accounts`). One that is ACTIVE there, because its creation broke off: write its id at the entry, and it is imported. One that is closed ' +
      'or being closed: write no id, because the import would fail; take the entry out, or give it another email. None of that address: it is ' +
      'somebody else’s account, so give the entry an email of its own.',
  },
  {
    says: /\bFinalizingOrganization|\bFINALIZING_ORGANIZATION\b/,
    cure: 'AWS is still setting the organization up: apply again in an hour, it goes on from here.',
  },
];

/** What to do about an AWS error; undefined where Landfall does not know it. */
export const cureOf = (text: string): string | undefined =>
  known.find(({ says }) => (says instanceof RegExp ? says.test(text) : says(text)))?.cure;
