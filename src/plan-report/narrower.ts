import { isMap, valueChanges } from '../organization/value-changes';
import { parsed } from './parsed';
import { fewer, more, type Weaker } from './weaker';

/**
 * An event pattern matches fewer events: it has a new condition, or a list of accepted values lost an entry.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html (2026-11-21)
 */
export const moreRestricted: Weaker = (before, after) => {
  const restrictions = restrictionsOf(parsed(before), parsed(after), '');
  return restrictions.length ? restrictions.join(', ') : undefined;
};

function restrictionsOf(before: unknown, after: unknown, path: string): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const change = fewer(before, after);
    return change ? [`${path} ${change}`] : [];
  }
  if (!isMap(after)) return [];
  const old = isMap(before) ? before : {};
  return Object.entries(after).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return Object.hasOwn(old, key) ? restrictionsOf(old[key], value, at) : [`now asks for ${at}`];
  });
}

interface RecordingGroup {
  readonly all_supported?: boolean;
  readonly include_global_resource_types?: boolean;
  readonly resource_types?: readonly string[];
  readonly exclusion_by_resource_types?: readonly { readonly resource_types?: readonly string[] }[];
}

/**
 * AWS Config records fewer resource types. A recorder covers all types, all but some, or only some.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html (2026-11-21)
 */
export const recordsLess: Weaker = (before, after) => {
  const [old, now] = [scopeOf(before), scopeOf(after)];
  if (now.only && !old.only) return `everything → only ${now.only.join(', ') || 'nothing'}`;
  if (now.only && old.only) return fewer(old.only, now.only);
  if (old.only) return undefined;
  const left = now.but.filter((type) => !old.but.includes(type));
  if (left.length) return `no longer ${left.join(', ')}`;
  return old.global && !now.global ? 'no longer global resource types' : undefined;
};

function scopeOf(group: unknown): { only?: readonly string[]; but: readonly string[]; global: boolean } {
  const {
    all_supported: all,
    include_global_resource_types: global,
    resource_types: types,
    exclusion_by_resource_types: excluded,
  } = (isMap(group) ? group : {}) as RecordingGroup;
  if (all) return { but: [], global: global === true };
  const but = (excluded ?? []).flatMap(({ resource_types: each }) => each ?? []);
  return but.length ? { but, global: false } : { only: types ?? [], but: [], global: false };
}

/** Matches of an expression that the new value no longer has. */
const fewerFound =
  (expression: RegExp): Weaker =>
  (before, after) => {
    const found = (text: unknown) =>
      typeof text === 'string' ? [...text.matchAll(expression)].map(([, match]) => match) : [];
    return fewer(found(before), found(after));
  };

/** The template of a conformance pack has fewer rules. */
export const fewerRules = fewerFound(
  /^ {2}["']?(\w+)["']?:\s*\n\s+["']?Type["']?: ["']?AWS::Config::ConfigRule/gm,
);

/** The pattern of a metric filter counts fewer calls. */
export const fewerComparisons = fewerFound(/\$\.[\w.]+\s*=\s*"?([\w.:*/-]+)/g);

/**
 * An organization policy that enables a service names fewer regions to enable, or more to disable.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inspector.html (2026-11-21)
 */
export const enablesLess: Weaker = (before, after) => {
  const phrases = valueChanges(parsed(before), parsed(after)).flatMap(({ path, before: old, after: now }) => {
    const at = path.join('.');
    if (!path.includes('enablement')) return [];
    const change = path.includes('disable_in_regions') ? more(old, now) : fewer(old, now);
    return now === undefined ? [`no ${at}`] : change ? [`${at} ${change}`] : [];
  });
  return phrases.length ? phrases.join(', ') : undefined;
};
