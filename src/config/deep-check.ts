import { checkContent } from '../guardrails/check';
import { type Failure, failures } from '../guardrails/expectations';
import type { LandingZone } from '../organization/landing-zone';
import { regions } from '../organization/regions';
import type { CheckContext } from './checks/context';
import { expectationActions } from './checks/expectations';
import { fromFinding } from './checks/guardrails';
import { inlinePolicyDoubts } from './checks/inline-policy-doubts';
import { lockOuts } from './checks/lock-outs';
import { withoutConsequences } from './diagnostics/consequences';
import { type Diagnostic, sorted } from './diagnostics/diagnostic';
import { isSound, wholeLevels } from './documents/sound-policies';
import type { CheckedVariant, Loaded } from './load';
import { type Located, nearest } from './reading/located';
import { type Findings, foundInEach } from './schema/variants';

/**
 * What takes longer to find than synthesis should wait for: unknown actions and condition keys, statements that never
 * match, and expectations that do not hold. `check` and continuous integration run it.
 */
export async function deepCheck(loaded: Loaded): Promise<Loaded> {
  const variants = await Promise.all(loaded.variants.map(lookedInto));
  const everything = foundInEach(variants, loaded.root);
  const found = withoutConsequences(everything, loaded.unread, loaded.texts);
  const diagnostics = sorted([...loaded.diagnostics, ...found]);
  const wrong = found.some(({ severity }) => severity === 'error');
  const { organization: _, ...rest } = loaded;
  return wrong ? { ...rest, diagnostics } : { ...loaded, diagnostics };
}

async function lookedInto({ context, standIns }: CheckedVariant): Promise<Findings> {
  const { root, documents } = context;
  const organization = withoutInvalid(context);
  const found = await Promise.all([
    doubts(organization, documents),
    inlinePolicyDoubts({ organization, root }),
    expectationActions(organization.expect, root),
    disappointments(organization, root),
    lockOuts(organization, root),
  ]);
  return { found: found.flat(), standIns };
}

/** The evaluator reads only what AWS would take. */
const withoutInvalid = ({ organization, documents }: CheckContext): LandingZone => ({
  ...organization,
  policies: organization.policies.filter(({ name, type, document }) =>
    isSound(documents.get(name), document, type),
  ),
});

async function doubts(
  organization: LandingZone,
  documents: CheckContext['documents'],
): Promise<Diagnostic[]> {
  const found = await Promise.all(
    organization.policies.map(async ({ name, type }) => {
      const source = documents.get(name);
      if (!source || source.ready) return [];
      // The structure was looked at before.
      const findings = await checkContent(source.document, type);
      return findings.map((finding) => fromFinding(name, finding, source));
    }),
  );
  return found.flat();
}

async function disappointments(organization: LandingZone, root: Located): Promise<Diagnostic[]> {
  const isWhole = wholeLevels(organization);
  const found = await Promise.all(
    organization.expect.map(async (expectation, index) =>
      (await failures(organization, expectation))
        .filter((failure) => proven(failure, expectation.region))
        .map((failure) => {
          const at = nearest(root, [
            'expect',
            index,
            failure.expected,
            expectation[failure.expected].indexOf(failure.action),
          ]).at;
          return fromFailure(failure, at);
        }),
    ),
  );
  return found.flat();

  // A guardrail that cannot be read may be the one that denies it.
  function proven({ expected, accounts }: Failure, region = organization.homeRegion): boolean {
    if (!Object.hasOwn(regions, region)) return false;
    return expected === 'allow' || accounts.every((account) => isWhole(account));
  }
}

function fromFailure(
  { action, expected, accounts, answer, expectation }: Failure,
  at: Diagnostic['at'],
): Diagnostic {
  const { reason } = answer.verdict;
  const where =
    accounts.length > 1 ? `${accounts[0]?.name} and ${accounts.length - 1} more` : accounts[0]?.name;
  const stopped = `${action} as ${expectation.as} is denied in ${where}`;
  const passed = `${action} as ${expectation.as} is not denied in ${where}`;
  const place = reason.source && {
    ...reason.source,
    line: reason.source.line ?? 1,
    column: reason.source.column ?? 1,
    length: 1,
  };
  return {
    code: 'expectation-failed',
    severity: 'error',
    at,
    message: expected === 'allow' ? `${stopped}: ${reason.message.replace(/\.$/, '')}` : passed,
    fix:
      expected === 'allow'
        ? `exempt it in the policy ${reason.policy ?? 'that denies it'}, attach that elsewhere, or expect the denial; npx landfall explain --account ${accounts[0]?.name} --action ${action} shows every level`
        : `attach a policy that denies it, or expect it to be let pass`,
    ...(place && { related: { at: place, message: 'the policy that denies it' } }),
  };
}
