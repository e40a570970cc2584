import {
  directSources,
  type FindingFilter,
  hubPaths,
  hubPattern,
  type Pattern,
  type SourceName,
  sourceFacts,
} from './sources';

/** A route with its accounts resolved. */
export interface ResolvedRoute extends FindingFilter {
  readonly name: string;
  readonly sources: readonly SourceName[];
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
export const mostPatternCharacters = 2048;

/** The rules of a route. */
export function rulesOf(route: ResolvedRoute, throughSecurityHub: boolean): RouteRule[] {
  const { name, topic, sources } = route;
  if (throughSecurityHub) {
    return [{ name, topic, pattern: hubPattern(sources, route), paths: hubPaths, product: 'Security Hub' }];
  }
  const wanted = sources.length ? sources : directSources;
  return wanted.flatMap((source): RouteRule[] => {
    const { direct, paths, product } = sourceFacts(source);
    if (!direct || !paths) return [];
    return [{ name: `${name}-${kebab(source)}`, topic, pattern: direct(route), paths, product }];
  });
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
