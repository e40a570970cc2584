import type { FindingSource } from '../service-description';
import { directPattern, type FindingFilter, hubPaths, hubPattern, type Pattern } from './patterns';

/** A route with its accounts resolved. */
export interface ResolvedRoute extends FindingFilter {
  readonly name: string;
  /** names of sources; none for all */
  readonly sources: readonly string[];
  readonly topic: 'critical' | 'error' | 'info';
}

/** One EventBridge rule: the route's own, or one for each source where Security Hub is off. */
export interface RouteRule {
  readonly name: string;
  readonly pattern: Pattern;
  readonly paths: Readonly<Record<string, string>>;
  readonly product: string;
  readonly topic: ResolvedRoute['topic'];
}

/** EventBridge's limit of a pattern, in characters (2026-11-21). */
export const maxPatternCharacters = 2048;

/**
 * The rules of a route.
 *
 * @param known all services that make findings
 */
export function rulesOf(
  route: ResolvedRoute,
  throughSecurityHub: boolean,
  known: readonly FindingSource[],
): RouteRule[] {
  const { name, topic, sources } = route;
  const named = sources.flatMap((source) => known.find((each) => each.name === source) ?? []);
  if (throughSecurityHub) {
    const products = named.map(({ product }) => product);
    return [{ name, topic, pattern: hubPattern(products, route), paths: hubPaths, product: 'Security Hub' }];
  }
  const wanted = sources.length ? named : known;
  return wanted.flatMap(({ name: source, events, product }): RouteRule[] =>
    events
      ? [
          {
            name: `${name}-${kebab(source)}`,
            topic,
            pattern: directPattern(events, route),
            paths: events.paths,
            product,
          },
        ]
      : [],
  );
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
