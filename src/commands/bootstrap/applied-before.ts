import { existsSync } from 'node:fs';
import { cureOf } from '../../plan-report/aws-errors';
import { type BackendBlock, placeOfBlock } from '../../terraform/state-place';
import { pullState } from '../../terraform-runs/state-access';

/** The backend of a stack, from its JSON, and the path of a local state. */
interface Target {
  readonly outdir: string;
  readonly block: BackendBlock;
  /** path of a local state */
  readonly local?: string | undefined;
}

const change =
  'To change what it made: npx cdktf deploy bootstrap, with an administrator’s credentials of the management account';

/**
 * Checks whether the stack `bootstrap` already has a state. A second first apply would create everything again and
 * overwrite that state.
 *
 * @returns why it must not be applied, or undefined
 */
export async function appliedBefore({ outdir, block, local }: Target): Promise<string | undefined> {
  const place = placeOfBlock(block);
  if (local !== undefined) return existsSync(local) ? refusal(place) : undefined;
  const state = await pullState(outdir, block);
  if (state.kind === 'present') return refusal(place);
  // Before the first state is moved to Terraform Cloud, there may be no login for it.
  if (state.kind === 'none' || !block.backend || isNoBucket(state.reason)) return undefined;
  return (
    `${place} cannot be read, so that nobody knows whether bootstrap was applied before: ${state.reason}\n` +
    (cureOf(state.reason) ?? 'Nothing was changed. Name credentials that may read it, and try again')
  );
}

const refusal = (place: string): string =>
  `the state of the stack bootstrap is in ${place} already: bootstrap was applied before. ${change}`;

/** The usual error: the bucket does not exist before bootstrap. */
const isNoBucket = (reason: string): boolean => /NoSuchBucket|S3 bucket "[^"]*" does not exist/.test(reason);
