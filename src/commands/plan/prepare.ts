import { join } from 'node:path';
import { loadOrganization } from '../../config/load';
import { organizationPath, projectFolder } from '../../config/reading/organization-path';
import { checkOut } from '../../git/check-out';
import { type Base, baseOf, changedSince } from '../../git/ref';
import type { LandingZone } from '../../organization/landing-zone';
import { withStatusLine } from '../../terminal/status-line';
import { requireTerraform } from '../../terraform-runs/binary';
import type { SynthesizedStack } from '../../terraform-runs/model';
import { jsonOf, synthesizedStacks } from '../../terraform-runs/stacks';
import { removeStateCopies } from '../../terraform-runs/state-access';
import { readOrganization } from '../read-organization';
import { synthesize } from '../synthesize';
import { aboutLeftState } from './left-behind';

/** An organization, synthesized. */
export interface Prepared {
  readonly organization: LandingZone;
  /** role assumed in member accounts instead of the file's: one that only reads */
  readonly memberRole?: string;
  readonly outdir: string;
  readonly stacks: readonly SynthesizedStack[];
}

/** How a command prepares. */
interface PrepareOptions {
  readonly memberRole?: string;
  readonly json?: boolean;
}

/** Checks and synthesizes the organization file; where it is wrong, says so and sets the exit status. */
export function prepare({ memberRole, json }: PrepareOptions = {}): Prepared | undefined {
  const read = readOrganization({ json });
  if (!read) return undefined;
  requireTerraform();
  const organization = as(memberRole, read);
  const outdir = synthesize(organization);
  removeStateCopies(outdir);
  return { organization, outdir, stacks: synthesizedStacks(outdir), ...(memberRole && { memberRole }) };
}

/** The organization with another role in its member accounts. */
const as = (memberRoleName: string | undefined, organization: LandingZone): LandingZone =>
  memberRoleName
    ? { ...organization, terraform: { ...organization.terraform, memberRoleName } }
    : organization;

/** What a change since a commit touches. */
export interface Touched {
  /** stacks whose synthesized JSON differs; undefined where all have to be planned */
  readonly stacks?: ReadonlySet<string>;
  readonly notes: readonly string[];
  readonly scope: string;
}

/** What stacks are made from besides the organization file. */
const code = ['main.ts', 'src', 'stacks', 'package.json', 'package-lock.json', 'cdktf.json'];

/** Compares what is synthesized with what the code at hand makes of the organization file of a git ref. */
export function touchedSince(ref: string, { stacks, memberRole }: Prepared): Touched {
  const base = baseOf(ref, organizationPath());
  const scope = `since ${ref}, ${base.commit.slice(0, 7)}`;
  const codeChanges = changedSince(base, code, projectFolder());
  const [first] = codeChanges ?? [];
  if (first) {
    const note = `Landfall itself has changed since ${ref} (${first} and perhaps more), so every stack was planned.`;
    return { notes: [note], scope };
  }
  const before = jsonAt(base, memberRole);
  if (typeof before === 'string') return { notes: [before], scope };
  const changed = stacks.filter((stack) => before.get(stack.name) !== jsonOf(stack)).map(({ name }) => name);
  const gone = [...before.keys()].filter((name) => !stacks.some((stack) => stack.name === name));
  const notes = [
    ...gone.map((name) => `The stack ${name} is gone since ${ref}. ${aboutLeftState}`),
    ...(codeChanges
      ? []
      : ['Landfall is not in the repository of the organization file: changes of its code are not seen.']),
  ];
  return { stacks: new Set(changed), notes, scope };
}

/** The JSON of every stack at a commit, or why there is none. */
function jsonAt(base: Base, memberRole: string | undefined): Map<string, string> | string {
  const checkedOut = withStatusLine(`checking out ${base.ref}`, () => checkOut(base, organizationPath()));
  try {
    if (!checkedOut.path)
      return `${organizationPath()} is new since ${base.ref}, so every stack was planned.`;
    const { organization } = loadOrganization(checkedOut.path);
    if (!organization)
      return `The organization file of ${base.ref} has mistakes, so every stack was planned.`;
    const outdir = synthesize(as(memberRole, organization), join(checkedOut.folder, 'cdktf.out'));
    return new Map(synthesizedStacks(outdir).map((stack) => [stack.name, jsonOf(stack)]));
  } finally {
    checkedOut.remove();
  }
}
