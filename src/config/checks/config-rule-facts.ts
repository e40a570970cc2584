import { managedRule, managedRuleIdentifiers, managedRulesSource } from '../../services/config/managed-rules';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import { type CheckContext, warning } from './context';

const listOf = `AWS’s list of ${managedRulesSource.date}`;

/** A managed rule that is not in AWS's list, whether the file names it or a conformance pack. */
export function unknownRule(identifier: string, at: Diagnostic['at']): Diagnostic[] {
  return managedRule(identifier)
    ? []
    : [
        warning(
          'config-rule-unknown',
          at,
          `there is no managed rule ${identifier} in ${listOf}`,
          fixFor(identifier, managedRuleIdentifiers, 'rules'),
        ),
      ];
}

/** The regions, named or else all governed ones, where AWS does not offer a managed rule. */
export function unavailableRule(
  { file }: CheckContext,
  identifier: string,
  regions: readonly string[] | undefined,
  at: Diagnostic['at'],
): Diagnostic[] {
  const notIn = managedRule(identifier)?.notIn ?? [];
  const lacking = (regions ?? file.organization.governedRegions).filter((region) => notIn.includes(region));
  return lacking.length === 0
    ? []
    : [
        warning(
          'config-rule-region',
          at,
          `AWS does not offer ${identifier} in ${lacking.join(', ')}, says ${listOf}`,
          'name the regions that have it in regions, unless AWS has opened it there since',
        ),
      ];
}
