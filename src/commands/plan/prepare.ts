import type { LandingZone } from '../../organization/landing-zone';
import { requireTerraform } from '../../terraform-runs/binary';
import type { SynthesizedStack } from '../../terraform-runs/model';
import { synthesizedStacks } from '../../terraform-runs/stacks';
import { removeStateCopies } from '../../terraform-runs/state-access';
import { readOrganization } from '../read-organization';
import { synthesize } from '../synthesize';

/** A synthesized organization. */
export interface Prepared {
  readonly organization: LandingZone;
  /** role to assume in member accounts instead of the file's, such as a read-only one */
  readonly memberRole?: string;
  readonly outdir: string;
  readonly stacks: readonly SynthesizedStack[];
}

/** Options for preparing a command. */
interface PrepareOptions {
  readonly memberRole?: string;
  readonly json?: boolean;
}

/**
 * Checks and synthesizes the organization file. Where it is invalid, it prints the diagnostics, sets the exit status
 * and returns undefined.
 */
export function prepare({ memberRole, json }: PrepareOptions = {}): Prepared | undefined {
  const read = readOrganization({ json });
  if (!read) return undefined;
  requireTerraform();
  const organization = withMemberRole(memberRole, read);
  const outdir = synthesize(organization);
  removeStateCopies(outdir);
  return { organization, outdir, stacks: synthesizedStacks(outdir), ...(memberRole && { memberRole }) };
}

/** The organization with another role for its member accounts. */
export const withMemberRole = (memberRoleName: string | undefined, organization: LandingZone): LandingZone =>
  memberRoleName
    ? { ...organization, terraform: { ...organization.terraform, memberRoleName } }
    : organization;
