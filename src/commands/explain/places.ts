import { fixFor } from '../../config/diagnostics/suggest';
import { insteadOfAction } from '../../guardrails/action-names';
import { unitByPath } from '../../organization/lookups';
import { type Organization, type OrganizationalUnit, rootPath } from '../../organization/model';
import { own } from '../../organization/own';
import { regionNames, regions } from '../../organization/regions';
import { UsageError } from '../usage-error';

/**
 * The root or an OU by path.
 *
 * @throws {UsageError} when there is none
 */
export function unitNamed(organization: Organization, path: string): OrganizationalUnit {
  const found = unitByPath(organization, path);
  if (found) return found;
  const paths = [rootPath, ...organization.organizationalUnits.map((unit) => unit.path)];
  throw new UsageError(missing('OU', path, paths));
}

/**
 * Validates the name of an IAM action.
 *
 * @throws {UsageError} when AWS has no such action
 */
export async function actionNamed(action: string): Promise<string> {
  if (!/^[\w-]+:\w+$/.test(action))
    throw new UsageError(
      `${action} is no action; write service:Action, such as s3:GetObject, without wildcards`,
    );
  const instead = await insteadOfAction(action);
  if (instead) throw new UsageError(missing('action', action, instead));
  return action;
}

/**
 * Validates a region code.
 *
 * @throws {UsageError} when AWS has no such region
 */
export function regionNamed(name: string): string {
  if (own(regions, name)) return name;
  throw new UsageError(missing('region', name, regionNames));
}

/** Condition keys from `key=value` pairs. A repeated key has several values. */
export function contextFrom(pairs: readonly string[]): Record<string, string | string[]> {
  const context = new Map<string, string | string[]>();
  for (const pair of pairs) {
    const split = pair.indexOf('=');
    if (split < 1)
      throw new UsageError(`--context takes key=value, such as aws:MultiFactorAuthPresent=true, not ${pair}`);
    const [key, value] = [pair.slice(0, split), pair.slice(split + 1)];
    const before = context.get(key);
    context.set(key, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(context);
}

const missing = (kind: string, name: string, candidates: readonly string[]): string =>
  `there is no ${kind} ${name}; ${fixFor(name, candidates, `${kind}s`)}`;
