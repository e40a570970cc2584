import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organizationPath, projectFolder } from '../../config/reading/organization-path';
import { type Base, baseOf, changedSince } from '../../git/ref';
import type { LandingZone } from '../../organization/landing-zone';
import type { BackendBlock } from '../../terraform/state-place';
import { jsonOf, synthesizedStacks } from '../../terraform-runs/stacks';
import { blockOf } from '../../terraform-runs/state-access';
import { fileAt } from '../organization-at';
import { synthesize } from '../synthesize';
import { aboutLeftState } from './left-behind';
import { type Prepared, withMemberRole } from './prepare';

/** A stack at a commit. */
interface FormerStack {
  readonly json: string;
  readonly backend: BackendBlock;
}

/** The organization at a commit, for `--since`. */
export interface FormerOrganization {
  readonly base: Base;
  /** undefined where the commit has no valid file, which is reported on standard error */
  readonly organization: LandingZone | undefined;
  /** its stacks by name, synthesized with the current code; computed once, on first use */
  readonly stacks: () => ReadonlyMap<string, FormerStack>;
}

/**
 * Reads the organization file at a commit, and reports on standard error what is wrong with it.
 *
 * @throws {Error} where there is no such commit
 */
export function formerOrganization(
  ref: string,
  { memberRole }: Pick<Prepared, 'memberRole'> = {},
): FormerOrganization {
  const base = baseOf(ref, organizationPath());
  const organization = fileAt(base)?.organization;
  let stacks: ReadonlyMap<string, FormerStack> | undefined;
  return {
    base,
    organization,
    stacks: () => {
      stacks ??= organization ? stacksOf(withMemberRole(memberRole, organization)) : new Map();
      return stacks;
    },
  };
}

function stacksOf(organization: LandingZone): ReadonlyMap<string, FormerStack> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-base-'));
  try {
    const stacks = synthesizedStacks(synthesize(organization, join(folder, 'cdktf.out')));
    return new Map(stacks.map((stack) => [stack.name, { json: jsonOf(stack), backend: blockOf(stack) }]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stacks that a change since a commit affects. */
export interface Touched {
  /** stacks whose synthesized JSON differs; undefined where all must be planned */
  readonly stacks?: ReadonlySet<string>;
  readonly notes: readonly string[];
  readonly scope: string;
}

/** The inputs of synthesis besides the organization file. */
const code = ['main.ts', 'src', 'stacks', 'package.json', 'package-lock.json', 'cdktf.json'];

/** Compares the synthesized stacks with those that the current code makes of the organization file at a commit. */
export function touchedSince(
  { base, organization, stacks: formerStacks }: FormerOrganization,
  { stacks }: Prepared,
): Touched {
  const scope = `since ${base.ref}, ${base.commit.slice(0, 7)}`;
  const codeChanges = changedSince(base, code, projectFolder());
  const [first] = codeChanges ?? [];
  if (first) {
    const note = `Landfall itself has changed since ${base.ref} (${first} and perhaps more), so every stack was planned.`;
    return { notes: [note], scope };
  }
  if (!organization) {
    const note = `The organization file of ${base.ref} is not there or wrong, so every stack was planned.`;
    return { notes: [note], scope };
  }
  const before = formerStacks();
  const changed = stacks
    .filter((stack) => before.get(stack.name)?.json !== jsonOf(stack))
    .map(({ name }) => name);
  const gone = [...before.keys()].filter((name) => !stacks.some((stack) => stack.name === name));
  const notes = [
    ...gone.map((name) => `The stack ${name} is gone since ${base.ref}. ${aboutLeftState(name)}`),
    ...(codeChanges
      ? []
      : ['Landfall is not in the repository of the organization file: changes of its code are not seen.']),
  ];
  return { stacks: new Set(changed), notes, scope };
}
