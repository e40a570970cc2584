import { type Failure, failures } from '../../guardrails/expectations';
import { regions } from '../../organization/regions';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { hasAllPolicies, withValidPolicies } from '../documents/valid-policies';
import { type SlowCheck, valueAt } from './context';

/** Every expectation holds, as far as it can be proven: a guardrail that cannot be read may be the one that denies. */
export const failedExpectations: SlowCheck = async (context) => {
  const organization = withValidPolicies(context);
  const isWhole = hasAllPolicies(organization);
  const isProven = ({ expected, accounts }: Failure, region: string): boolean =>
    Object.hasOwn(regions, region) && (expected === 'allow' || accounts.every((account) => isWhole(account)));
  const found = await Promise.all(
    organization.expect.map(async (expectation, index) =>
      (await failures(organization, expectation))
        .filter((failure) => isProven(failure, expectation.region ?? organization.homeRegion))
        .map((failure) => {
          const position = expectation[failure.expected].indexOf(failure.action);
          return fromFailure(failure, valueAt(context, 'expect', index, failure.expected, position));
        }),
    ),
  );
  return found.flat();
};

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
