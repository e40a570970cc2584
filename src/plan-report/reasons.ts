import type { Source } from '../organization/model';
import type { Change } from '../terraform-runs/model';
import { placeOf } from './entries';
import { shellWord, terraformIn } from './shell';

const gone: Readonly<Record<string, string>> = {
  aws_organizations_account:
    'has gone from the organization file. An account is not removed by deleting its entry: put it back, then set ' +
    'state: suspended, close it in AWS if that is meant, set state: released, apply, and delete the entry. A renamed ' +
    'account needs formerName; one that belongs to another stack now, by its ou or by stack of an OU, needs its id ' +
    '(npx landfall ids --write) and formerStack',
  aws_organizations_organizational_unit:
    'has gone from the organization file. An OU is not removed by deleting its entry: put it back, then set ' +
    'state: deleted (an empty OU) or state: released (Terraform lets go of it), apply, and delete the entry. A ' +
    'renamed OU needs formerName',
  aws_organizations_organization: 'would be destroyed, which no change of the organization file asks for',
};

/** The message for a resource that would be destroyed because its entry was removed from the file. */
export const whyGone = (change: Change): string =>
  gone[change.type] ??
  'would be destroyed, because it has gone from the organization file, and is protected, because it keeps what cannot be ' +
    'made again. Put back what was taken out of the file; to give it up on purpose, take it out of the state first: ' +
    terraformIn(change.stack, 'state rm', shellWord(change.address));

/** The message for a resource that is still in the file and would be destroyed and created again. */
export function whyReplaced(change: Change): string {
  if (change.reason === 'tainted') return brokeOff(change);
  if (change.reason === 'cannot-update') return cannotChange(change);
  const why =
    change.reason === 'requested'
      ? 'Terraform was asked to (-replace)'
      : 'something that it hangs on changes';
  return `would be destroyed and made again, because ${why}, and is protected. Plan without that`;
}

/** https://developer.hashicorp.com/terraform/cli/commands/untaint (2026-11-21) */
function brokeOff(change: Change): string {
  const { stack, address, id, type } = change;
  const account = type === 'aws_organizations_account';
  const look = account
    ? `AWS has it (\`aws organizations describe-account --account-id ${id ?? 'ID'}\`) and it is ACTIVE`
    : `it is there in AWS${id ? ` (id ${id})` : ''} and complete`;
  const untaint = terraformIn(stack, 'untaint', shellWord(address));
  const forget = terraformIn(stack, 'state rm', shellWord(address));
  return (
    'was being made when that broke off (Terraform calls it tainted), so Terraform would destroy it and make it again. It has not gone ' +
    `from the organization file${account ? ', and closing it would burn its e-mail address' : ''}. Look whether ${look}: then run ` +
    `${untaint} and plan again; what is missing is set by the next apply. Only where AWS does not have it, run ${forget}, and it is made` +
    (account
      ? '; an account that AWS has under another id is taken over by writing that id at its entry'
      : '')
  );
}

const unchangeable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_organizations_account: {
    email:
      'Terraform cannot change the address of a root user: it would make another account. Put the former address back into the file ' +
      '(email of the account). To change it, start it in AWS from the management account (`aws account start-primary-email-update`, then ' +
      '`accept-primary-email-update` with the code that the new address gets), and write the new address into the file when AWS shows it',
  },
  aws_organizations_organizational_unit: {
    parent_id:
      'AWS cannot move an OU to another parent. Put it back where it was; to move it, make a new OU, move the accounts, ' +
      'apply, and set state: deleted at the old one',
  },
};

function cannotChange(change: Change): string {
  const paths = change.replacedFor ?? [];
  const known = paths.map((path) => unchangeable[change.type]?.[path]).find(Boolean);
  const values = paths.map((path) => {
    const found = change.attributes.find(({ name }) => name === path.split('.')[0]);
    return found ? `${path} (${found.before} → ${found.after})` : path;
  });
  const what = values.length
    ? `of another ${values.join(', ')}`
    : 'an attribute changes that AWS cannot change in place';
  const cure =
    known ??
    'It is protected, because it keeps what cannot be made again. Put back what changes that in the organization file';
  return `is still in the organization file, but would be destroyed and made again, because ${what}. ${cure}`;
}

/** The message where Terraform gives no reason, as for a failed Terraform Cloud run. */
export const whyUnknown = (change: Change, entry: Source | undefined): string => {
  const replaced =
    'its creation broke off (Terraform calls it tainted), or something changes that AWS cannot change in place, such as the e-mail ' +
    "address of an account; Terraform's own plan says which";
  return entry
    ? `is still in the organization file (${placeOf(entry)}), but would be destroyed: ${replaced}. Do not remove it in AWS`
    : `would be destroyed, and is protected. Where its entry is still in the file, ${replaced}. Otherwise it ${whyGone(change)}`;
};
