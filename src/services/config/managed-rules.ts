import { own } from '../../organization/own';
import list from './managed-rules.generated.json';

/** What is known of an AWS Config managed rule. */
export interface ManagedRule {
  /** names of its parameters; those that may be left out end in `?` */
  readonly parameters: readonly string[];
  /** regions of the partition that do not have it */
  readonly notIn: readonly string[];
}

const rules = list.rules as unknown as Readonly<Record<string, { parameters: string[]; notIn?: number }>>;

/** Where the list of rules comes from, and of which day it is. */
export const managedRulesSource = { source: list.source, date: list.date };

/** All identifiers, sorted. */
export const managedRuleIdentifiers: readonly string[] = Object.keys(rules);

/** A managed rule by its identifier, such as `ROOT_ACCOUNT_MFA_ENABLED`; undefined for one that is not in the list. */
export function managedRule(identifier: string): ManagedRule | undefined {
  const rule = own(rules, identifier);
  if (!rule) return undefined;
  return {
    parameters: rule.parameters,
    notIn: rule.notIn === undefined ? [] : (list.regionSets[rule.notIn] ?? []),
  };
}
