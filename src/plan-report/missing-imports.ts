import type { Organization } from '../organization/model';
import { partsOf } from '../terraform-runs/addresses';
import type { Problem } from '../terraform-runs/model';
import { entryOf, placeOf } from './entries';
import { thingLabel, thingOf } from './things';

/** How to undo an import, by resource type. */
const cures: Readonly<Record<string, string>> = {
  aws_organizations_account:
    'An account that is closed is not there any more: take its id out with its entry. Otherwise write the right id, or none, ' +
    'and AWS makes a new account',
  aws_organizations_organizational_unit: 'Write the right id of the OU, or none, and it is made',
  aws_organizations_policy: 'Write the right id of the policy, or none, and it is made',
  aws_organizations_organization:
    'Write the right id at organization.id, or none where there is no organization yet',
};

const otherwise =
  'Take the word out where it is wrong (adopted, formerStack of an account). An account with formerStack takes along what its ' +
  'new OU gives it, which is not there yet where the old OU gave something else: give it to the account itself first (an ' +
  'assignment with accounts: [name], contacts in its entry), apply that, and then move it';

/** Explains an import of an object that the file says exists, and AWS does not have. */
export function missingImport(
  { address, importId }: Problem,
  { stack = '', organization }: { readonly stack?: string; readonly organization?: Organization },
): string {
  if (!address)
    return `It is to be imported, because the file says that it exists: by an id, adopted, or formerStack. AWS does not have it. ${otherwise}.`;
  const parts = partsOf(address);
  const thing = thingOf({ ...parts, stack, action: 'import' });
  const entry = organization && entryOf(thing, organization);
  const place = entry ? ` (${placeOf(entry)})` : '';
  const id = importId ? ` by the id ${importId}` : '';
  return (
    `${thingLabel(thing)}${place}: It is to be imported${id}, because the file says that it exists. AWS does not have it, or shows it ` +
    `to another account or region only. ${cures[parts.type] ?? otherwise}.`
  );
}
