import { type LandingZone, reachesMembers } from '../organization/landing-zone';
import { administeredServices } from '../services/registry';
import { isRenamed } from './former';
import type { UnsafeChange } from './model';

/**
 * Services and logs whose account changes, or is removed while they are enabled. Terraform would create everything in
 * the new account; the resources in the old one would stay enabled in no state.
 */
export function movedAdministrators(before: LandingZone, after: LandingZone): UnsafeChange[] {
  const moved = administeredServices.flatMap((service): UnsafeChange[] => {
    const [from, to] = [before.delegatedAdministrators[service], after.delegatedAdministrators[service]];
    if (!from || !before[service] || isRenamed(from, to, after)) return [];
    const first = `take ${service} out and apply, then take it out of delegatedAdministrators and apply`;
    if (!to) {
      const cure = `It would stay on in ${from}, in a state that is not planned any more: ${first}.`;
      return [{ kind: 'service', name: service, cure }];
    }
    const cure =
      `It is in ${from}, and Terraform would lose sight of it there and make it again in ${to}: ` +
      `${first}, then name the new administrator with it.`;
    return [{ kind: 'service', name: service, cure }];
  });
  return [...moved, ...movedBaseline(before, after), ...movedLogs(before, after)];
}

function movedBaseline(before: LandingZone, after: LandingZone): UnsafeChange[] {
  const [from, to] = [before, after].map(
    ({ delegatedAdministrators, management }) => delegatedAdministrators.stackSets ?? management.name,
  );
  if (!from || !to || !reachesMembers(before) || !reachesMembers(after) || isRenamed(from, to, after))
    return [];
  const cure =
    `The roles of every account are in a stack set in ${from}, and stack sets do not move: ${to} would fail to make ` +
    `roles that are there. Leave it in ${from}; or take the roles out and apply, name ${to}, put them back and apply: ` +
    'no account has them in between.';
  return [{ kind: 'service', name: 'stackSets', cure }];
}

function movedLogs({ logging: was }: LandingZone, after: LandingZone): UnsafeChange[] {
  const [from, to] = [was?.account, after.logging?.account];
  if (!was || !from || isRenamed(from, to, after)) return [];
  const held = [was.trail, was.trailBucket, was.configBucket, was.accessBucket];
  if (!to && !held.some(({ state }) => state === 'active')) return [];
  const cure = to
    ? `The buckets are in ${from} and cannot move to ${to}: name ${from} again. Logs that are kept for years stay where they are.`
    : 'Trail and buckets would go on in states that are not planned any more. Put it back, set state: released at trail, ' +
      'trailBucket, configBucket and accessBucket, apply, and then delete it (docs/logging.md).';
  return [{ kind: 'service', name: 'logging', cure }];
}
