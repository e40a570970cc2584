import { partsOf } from '../terraform-runs/messages';
import type { Problem } from '../terraform-runs/model';
import { cureOf } from './aws-errors';
import { spoken, thingOf } from './things';

/** A problem in the words of the organization file, where Landfall knows what it means. */
export interface Explained {
  readonly problem: Problem;
  /** what has happened and what to do about it; absent where Terraform's own words have to do */
  readonly cure?: string;
}

const cures: Readonly<Record<string, string>> = {
  aws_organizations_account:
    'has gone from the organization file. An account is not removed by deleting its entry: put it back, then set ' +
    'state: suspended, close it in AWS if that is meant, set state: released, apply, and delete the entry. A renamed ' +
    'account needs formerName; one that belongs to another stack now, by its ou or by stack of an OU, needs its id ' +
    '(npx landfall ids --write) and formerStack',
  aws_organizations_organizational_unit:
    'has gone from the organization file. An OU is not removed by deleting its entry: put it back, then set ' +
    'state: deleted (an empty OU) or state: released (Terraform lets go of it), apply, and delete the entry. A ' +
    'renamed OU needs formerName',
  aws_organizations_organization:
    'would be destroyed, which no change of the organization file asks for: was its id changed?',
};

const otherwise =
  'would be destroyed, and is protected, because it keeps what cannot be made again. Put back what was taken out of ' +
  'the organization file; to give it up on purpose, take it out of the state first (terraform state rm)';

/** What Terraform was told to import, because the file says that it is there. */
const notThere =
  'It is to be imported, because the file says that it exists: by an id, adopted, or formerStack of an account. AWS ' +
  'does not have it. Take the word out where it is wrong. An account with formerStack takes along what its new OU ' +
  'gives it, which is not there yet where the old OU gave something else: give it to the account itself first (an ' +
  'assignment with accounts: [name], contacts in its entry), apply that, and then move it';

/**
 * Says what Terraform's "Instance cannot be destroyed" and "Cannot import" mean, which S3 and Terraform Cloud know no
 * other words for, and what to do about errors of AWS's that do not say it.
 */
export function explain(problem: Problem): Explained {
  if (/cannot import non-existent remote object/i.test(problem.summary)) return missing(problem);
  if (!/cannot be destroyed/i.test(problem.summary)) {
    const cure = cureOf(`${problem.summary} ${problem.detail}`.replace(/\s+/g, ' '));
    return { problem, ...(cure && { cure }) };
  }
  const detail = problem.detail.replace(/\s+/g, ' ');
  const address = /Resource (\S+?(?:\[".*?"\])?) has lifecycle\.prevent_destroy/.exec(detail)?.[1];
  if (!address && !problem.address) return { problem };
  const parts = partsOf(address ?? problem.address ?? '');
  const thing = thingOf({ ...parts, stack: '', action: 'destroy', attributes: [] });
  return { problem, cure: `The ${spoken(thing)} ${cures[parts.type] ?? otherwise}.` };
}

function missing(problem: Problem): Explained {
  const detail = problem.detail.replace(/\s+/g, ' ');
  const address = /existing object to "(\S+)", the provider/.exec(detail)?.[1] ?? problem.address;
  const thing = address && thingOf({ ...partsOf(address), stack: '', action: 'import', attributes: [] });
  return { problem, cure: `${thing ? `${spoken(thing)}: ` : ''}${notThere}.` };
}
