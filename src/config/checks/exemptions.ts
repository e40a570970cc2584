import { evaluate } from '../../guardrails/evaluate';
import { type LevelInForce, levelsOfAccount, levelsOfUnit } from '../../guardrails/in-force';
import { isPolicyDocument, type OrganizationPolicyDocument } from '../../guardrails/policy-document';
import { listOf, statementsOf } from '../../iam-documents/policy-document';
import { rootPath } from '../../organization/model';
import { own } from '../../organization/own';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { hasAllPolicies, withValidPolicies } from '../documents/valid-policies';
import type { Path } from '../reading/located';
import { type Check, type CheckContext, entryOf, keyAt, warning } from './context';

/** Placeholders for an account id and for a principal in that account. */
const account = '000000000000';
const somebody = `arn:aws:iam::${account}:role/landfall-somebody`;

/** A place that policies are attached to, with all that is in force there. */
interface Place {
  readonly name: string;
  readonly path: Path;
  readonly levels: readonly LevelInForce[];
}

/**
 * Guardrails let roles pass by their names. Where somebody who is not exempt may create a role of such a name, everybody
 * passes; the evaluator is asked whether the guardrails on the same path stop that.
 */
export const openExemptions: Check = (context) => {
  const organization = withValidPolicies(context);
  const sound = { ...context, organization };
  const isWhole = hasAllPolicies(organization);
  return places(sound)
    .filter(({ levels }) => levels.every(({ target }) => isWhole({ target })))
    .flatMap((place) => openAt(sound, place));
};

function openAt(context: CheckContext, { name, path, levels }: Place): Diagnostic[] {
  // Policies mostly let the same roles pass.
  const asked = new Map<string, boolean>();
  const isOpenHere = (role: string): boolean => {
    const answer = asked.get(role) ?? isOpen(role, levels);
    asked.set(role, answer);
    return answer;
  };
  const open = (levels.at(-1)?.own ?? []).flatMap((policy) => {
    const roles = rolesThatPass(policy.document as OrganizationPolicyDocument);
    const role = roles.find(isOpenHere);
    return role === undefined ? [] : [{ policy: policy.name, role }];
  });
  const [first] = open;
  if (!first) return [];
  const guarded = levels.some((level) => level.own.some((policy) => isProtection(context, policy.name)));
  const names = `${open.map(({ policy }) => policy).join(', ')} ${open.length > 1 ? 'let' : 'lets'}`;
  const message = `${name}: ${names} roles pass by name, and whoever may create a role called ${first.role} passes as well`;
  const fix = guarded
    ? 'name it under roles of the policy with library: protect-baseline-roles'
    : 'attach a policy with library: protect-baseline-roles to the root';
  return [warning('exemption-open', keyAt(context, ...path, 'policies'), message, fix)];
}

function places(context: CheckContext): Place[] {
  const { organization, file } = context;
  const indices = new Map(file.accounts.map(({ name }, index) => [name, index]));
  const units = [organization.root, ...organization.organizationalUnits].filter(
    ({ policies }) => policies.length,
  );
  const accounts = organization.accounts.filter(({ policies }) => policies.length);
  return [
    ...units.map(({ path }) => ({
      name: path === rootPath ? 'the root' : `the OU ${path}`,
      path: entryOf(path),
      levels: levelsOfUnit(organization, path),
    })),
    ...accounts.map((each) => ({
      name: `the account ${each.name}`,
      path: ['accounts', indices.get(each.name) ?? 0],
      levels: levelsOfAccount(organization, each),
    })),
  ];
}

const isProtection = ({ file }: CheckContext, policy: string): boolean =>
  own(file.policies, policy)?.library === 'protect-baseline-roles';

/** Names with path of the roles that the denials of a document leave out, `x` in the place of a wildcard. */
function rolesThatPass(document: OrganizationPolicyDocument): string[] {
  if (!isPolicyDocument(document)) return [];
  const patterns = statementsOf(document)
    .filter(({ Effect }) => Effect === 'Deny')
    .flatMap(({ Condition }) => Object.entries(Condition ?? {}))
    .filter(([operator]) => /^(Arn|String)Not/.test(operator))
    .flatMap(([, keys]) => Object.entries(keys))
    .flatMap(([key, values]) => (key.toLowerCase() === 'aws:principalarn' ? listOf(values).map(String) : []));
  // Only AWS creates roles on its own paths.
  return patterns.flatMap(
    (pattern) => /:role\/(?!aws-reserved\/|aws-service-role\/)(.+)$/.exec(pattern)?.[1] ?? [],
  );
}

function isOpen(role: string, levels: readonly LevelInForce[]): boolean {
  const resource = `arn:aws:iam::${account}:role/${role.replaceAll('*', 'x')}`;
  const request = { action: 'iam:CreateRole', resource, principal: somebody, region: 'us-east-1' };
  return evaluate({ levels: [...levels], request }).decision === 'allowed';
}
