import { checkShape } from '../../guardrails/check';
import { unitsAlong } from '../../organization/lookups';
import type { Account, Organization } from '../../organization/model';
import type { PolicyDocumentSource } from './policy-document-source';

/** An organization without the policies whose documents AWS would refuse: the evaluator reads only what AWS takes. */
export const withValidPolicies = <Model extends Organization>({
  organization,
  documents,
}: {
  readonly organization: Model;
  readonly documents: ReadonlyMap<string, PolicyDocumentSource>;
}): Model => ({
  ...organization,
  policies: organization.policies.filter(
    ({ name, type, document }) =>
      documents.get(name)?.ready === true ||
      !checkShape(document, type).some(({ severity }) => severity === 'error'),
  ),
});

/** Whether every policy that is listed on the way down to an account, or at one target, is known. */
export function hasAllPolicies(
  organization: Organization,
): (place: { readonly target: string } | Account) => boolean {
  const known = new Set(organization.policies.map(({ name }) => name));
  const broken = new Set(
    [organization.root, ...organization.organizationalUnits, ...organization.accounts]
      .filter(({ policies }) => policies.some((name) => !known.has(name)))
      .map((each) => ('path' in each ? each.path : each.name)),
  );
  return (place) =>
    broken.size === 0 ||
    ('target' in place
      ? !broken.has(place.target)
      : !broken.has(place.name) &&
        !unitsAlong(organization, place.parent).some(({ path }) => broken.has(path)));
}
