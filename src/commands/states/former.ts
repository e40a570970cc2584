import { join } from 'node:path';
import { loadOrganization } from '../../config/load';
import { organizationPath } from '../../config/reading/organization-path';
import { checkOut } from '../../git/check-out';
import { baseOf } from '../../git/ref';
import { withStatusLine } from '../../terminal/status-line';
import { type BackendBlock, localStatePath, placeOfBlock, statePlace } from '../../terraform/state-place';
import { rememberedBackend } from '../../terraform-runs/remembered-backend';
import { synthesizedStacks } from '../../terraform-runs/stacks';
import { blockOf } from '../../terraform-runs/state-access';
import { holdsResources } from '../plan/left-behind';
import type { Prepared } from '../plan/prepare';
import { synthesize } from '../synthesize';

/** A place where the state of a stack was, or may have been, before the backend was changed. */
export interface FormerPlace {
  readonly stack: string;
  readonly former: BackendBlock;
  readonly now: BackendBlock;
  /** how it is known, as a phrase */
  readonly knownFrom: string;
}

type Blocks = ReadonlyMap<string, BackendBlock>;

/**
 * Where states were, for every stack whose place is another now: by the file of a git ref, by the backend that a stack's
 * folder was initialized with last, and by states in the folder that is used where no backend is named.
 */
export function formerPlaces(prepared: Prepared, since?: string): FormerPlace[] {
  const sources: [string, Blocks][] = [
    ...(since === undefined ? [] : [[`the file of ${since}`, atRef(prepared, since)] as [string, Blocks]]),
    ['the last run in this folder', initialized(prepared)],
    ['the folder state', inDefaultFolder(prepared)],
  ];
  const found = prepared.stacks.flatMap((stack): FormerPlace[] => {
    const now = blockOf(stack);
    return sources.flatMap(([knownFrom, blocks]) => {
      const former = blocks.get(stack.name);
      return former && placeOfBlock(former) !== placeOfBlock(now)
        ? [{ stack: stack.name, former, now, knownFrom }]
        : [];
    });
  });
  const key = ({ stack, former }: FormerPlace): string => `${stack} ${placeOfBlock(former)}`;
  return [...new Map(found.reverse().map((place) => [key(place), place])).values()].reverse();
}

/** Only where the ref's backend is another: its stacks have to be synthesized to know them. */
function atRef({ organization }: Prepared, ref: string): Blocks {
  const base = baseOf(ref, organizationPath());
  const checkedOut = withStatusLine(`checking out ${ref}`, () => checkOut(base, organizationPath()));
  try {
    const before = checkedOut.path ? loadOrganization(checkedOut.path).organization : undefined;
    const placeIn = ({ terraform }: typeof organization) => statePlace(terraform, 'organization');
    if (!before || placeIn(before) === placeIn(organization)) return new Map();
    const outdir = synthesize(before, join(checkedOut.folder, 'cdktf.out'));
    return new Map(synthesizedStacks(outdir).map((stack) => [stack.name, blockOf(stack)]));
  } finally {
    checkedOut.remove();
  }
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
