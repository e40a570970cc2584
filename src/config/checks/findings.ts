import { maxPatternCharacters, rulesOf } from '../../services/eventbridge/routes';
import { findingSources, serviceDescription, serviceKeys, settingsIn } from '../../services/registry';
import { applies } from '../../services/service-description';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { type Check, type CheckContext, error, valueAt } from './context';

/** A route that names a source gets something from it. */
export const routeSources: Check = (context) => {
  if (!context.root.children?.get('findings')?.children?.get('routes')) return [];
  return (context.file.findings?.routes ?? []).flatMap(({ sources }, route) =>
    sources.flatMap((source, index) =>
      silent(context, source, ['findings', 'routes', route, 'sources', index]),
    ),
  );
};

function silent(context: CheckContext, source: string, path: (string | number)[]): Diagnostic[] {
  const { file } = context;
  const service = serviceKeys.find((key) => {
    const { findings } = serviceDescription(key);
    return applies(findings) && findings.name === source;
  });
  const facts = findingSources.find(({ name }) => name === source);
  const at = valueAt(context, ...path);
  if (service && facts?.needsSection && !settingsIn(service, file)) {
    return [
      error(
        'finding-route',
        at,
        `${source} makes no findings, because it is off`,
        `add ${service}: {}, or take it out`,
      ),
    ];
  }
  if (file.securityHub || facts?.events) return [];
  return [
    error(
      'finding-route',
      at,
      `findings of ${source} come through Security Hub alone, which is off`,
      'add securityHub: {}, or take it out',
    ),
  ];
}

/** A pattern that lists accounts is not longer than EventBridge takes. */
export const patternSizes: Check = (context) => {
  const { file } = context;
  return (file.findings?.routes ?? []).flatMap((route, index): Diagnostic[] => {
    const { accounts, organizationalUnits, severity, ...rest } = route;
    const below = file.accounts.filter(
      ({ ou, state }) =>
        state === 'active' &&
        organizationalUnits.some((path) => path === 'Root' || ou === path || ou.startsWith(`${path}/`)),
    );
    const count = new Set([...accounts, ...below.map(({ name }) => name)]).size;
    const accountIds = Array.from({ length: count }, () => '123456789012');
    const longest = Math.max(
      0,
      ...rulesOf({ ...rest, atLeast: severity, accountIds }, Boolean(file.securityHub), findingSources).map(
        ({ pattern }) => JSON.stringify(pattern).length,
      ),
    );
    return longest <= maxPatternCharacters
      ? []
      : [
          error(
            'event-pattern-size',
            valueAt(context, 'findings', 'routes', index),
            `the route ${route.name} names ${count} accounts, which makes a pattern of ${longest} characters; EventBridge takes ${maxPatternCharacters}`,
            'split it into routes for smaller OUs, or leave the OUs out',
          ),
        ];
  });
};
