import { managedRule } from '../../services/config/managed-rules';
import type { ConfigSettings } from '../../services/config/schema';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import type { Path } from '../reading/located';
import { unavailableRule, unknownRule } from './config-rule-facts';
import { type Check, type CheckContext, error, keyAt, valueAt } from './context';

/** Every managed rule exists, takes the parameters it is given, and is offered where it is to run. */
export const managedRules: Check = (context) =>
  Object.entries(context.file.config?.rules ?? {}).flatMap(([name, rule]) => {
    const path: Path = ['config', 'rules', name];
    const at = valueAt(context, ...path, 'identifier');
    return [
      ...unknownRule(rule.identifier, at),
      ...missingParameters(context, rule, path),
      ...unavailableRule(context, rule.identifier, rule.regions, at),
    ];
  });

function missingParameters(
  context: CheckContext,
  { identifier, parameters }: ConfigSettings['rules'][string],
  path: Path,
): Diagnostic[] {
  const known = managedRule(identifier)?.parameters.map((name) => name.replace('?', ''));
  if (!known) return [];
  return Object.keys(parameters)
    .filter((name) => !known.includes(name))
    .map((name) =>
      error(
        'config-rule-parameter',
        keyAt(context, ...path, 'parameters', name),
        `${identifier} has no parameter ${name}`,
        fixFor(name, known, 'parameters'),
      ),
    );
}

/** There are not more rules and packs than AWS lets the organization have. */
export const configCounts: Check = (context) => {
  const { config, quotas } = context.file;
  if (!config) return [];
  const packs = Object.keys(config.conformancePacks).length + config.essentials.length;
  const rules = Object.keys(config.rules).length;
  const over = (
    at: Path,
    what: string,
    count: number,
    quota: 'conformancePacks' | 'organizationConfigRules',
  ) =>
    count > quotas[quota]
      ? [
          error(
            'config-count',
            keyAt(context, 'config', ...at),
            `the file has ${count} ${what}, the quota is ${quotas[quota]}`,
            `join some, or write what AWS granted you in quotas.${quota}`,
          ),
        ]
      : [];
  return [
    ...over(['conformancePacks'], 'conformance packs', packs, 'conformancePacks'),
    ...over(['rules'], 'organization rules', rules, 'organizationConfigRules'),
  ];
};
