import { join } from 'node:path';
import type { LandingZone } from '../../organization/landing-zone';
import { type BackendBlock, localStatePath, placeOfBlock, statePlace } from '../../terraform/state-place';
import { rememberedBackend } from '../../terraform-runs/remembered-backend';
import { blockOf } from '../../terraform-runs/state-access';
import { holdsResources } from '../plan/left-behind';
import type { Prepared } from '../plan/prepare';
import type { FormerOrganization } from '../plan/since';

/** A place where a stack's state was, or may have been, before the backend changed. */
export interface FormerPlace {
  readonly stack: string;
  readonly former: BackendBlock;
  readonly now: BackendBlock;
  /** source of this knowledge, as a phrase */
  readonly knownFrom: string;
}

type Blocks = ReadonlyMap<string, BackendBlock>;

/**
 * The earlier places of states, for every stack whose place has changed. The sources are the file at a git ref, the
 * backend that a stack's folder was last initialized with, and states in the folder that is used without a backend.
 */
export function formerPlaces(prepared: Prepared, former?: FormerOrganization): FormerPlace[] {
  const sources: [string, Blocks][] = [
    ...(former ? [[`the file of ${former.base.ref}`, before(prepared, former)] as [string, Blocks]] : []),
    ['the last run in this folder', initialized(prepared)],
    ['the folder state', inDefaultFolder(prepared)],
  ];
  const found = prepared.stacks.flatMap((stack): FormerPlace[] => {
    const now = blockOf(stack);
    return sources.flatMap(([knownFrom, blocks]) => {
      const was = blocks.get(stack.name);
      return was && placeOfBlock(was) !== placeOfBlock(now)
        ? [{ stack: stack.name, former: was, now, knownFrom }]
        : [];
    });
  });
  const key = ({ stack, former }: FormerPlace): string => `${stack} ${placeOfBlock(former)}`;
  return [...new Map(found.reverse().map((place) => [key(place), place])).values()].reverse();
}

/** The backends at a commit, only where they differ: that requires synthesizing its stacks. */
function before({ organization }: Prepared, former: FormerOrganization): Blocks {
  const placeIn = ({ terraform }: LandingZone) => statePlace(terraform, 'organization');
  if (!former.organization || placeIn(former.organization) === placeIn(organization)) return new Map();
  return new Map([...former.stacks()].map(([name, { backend }]) => [name, backend]));
}

function initialized({ stacks }: Prepared): Blocks {
  return new Map(
    stacks.flatMap(({ name, folder }): [string, BackendBlock][] => {
      const backend = rememberedBackend(folder);
      return backend ? [[name, backend]] : [];
    }),
  );
}

function inDefaultFolder({ outdir, stacks }: Prepared): Blocks {
  return new Map(
    stacks
      .filter(({ name }) => holdsResources(join(outdir, '..', 'state', `${name}.tfstate`)))
      .map(({ name }) => [name, { backend: { local: { path: localStatePath('state', name) } } }]),
  );
}
