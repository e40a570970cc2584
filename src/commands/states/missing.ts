import { counted } from '../../organization/counted';
import type { LandingZone } from '../../organization/landing-zone';
import { quotedIfNeeded } from '../../plan-report/shell';
import { withStatusLine } from '../../terminal/status-line';
import { placeOfBlock } from '../../terraform/state-place';
import { blockOf, pullState } from '../../terraform-runs/state-access';
import type { Prepared } from '../plan/prepare';
import type { FormerOrganization } from '../plan/since';
import { type FormerPlace, formerPlaces } from './former';
import { isSuccessor } from './move';

/** Options for the search for missing states. */
export interface StatesWanted {
  /** the earlier organization to compare with */
  readonly former?: FormerOrganization | undefined;
  /** `--new-state`: missing states are intended to be new */
  readonly newState?: boolean | undefined;
}

/** Why a run may not go on with the states as they are. */
interface MissingStates {
  /** why nothing may be planned or applied */
  readonly refusal?: string;
  /** why nothing may be applied, although a plan may be shown */
  readonly doubt?: string;
}

/**
 * Whether missing states stop a command; reports them on standard error. An apply stops for every missing state; a plan
 * and a drift report stop for states that another backend still holds. `--new-state` skips the check.
 */
export async function stopsForStates(
  prepared: Prepared,
  operation: 'plan' | 'apply' | 'drift',
  wanted: StatesWanted,
): Promise<boolean> {
  if (wanted.newState) return false;
  const { refusal, doubt } = await missingStates(prepared, wanted.former);
  if (refusal) process.stderr.write(refusal);
  if (doubt) process.stderr.write(`landfall: ${doubt}\n`);
  return refusal !== undefined || (operation === 'apply' && doubt !== undefined);
}

/**
 * Looks for states that a change of `terraform.backend` would leave behind, or that are lost: without them Terraform
 * would create everything again. The backend is only queried where there are signs of earlier states: another backend
 * in the compared file, in this folder's last run or in the folder `state`; or ids in the file. Ids can also come from
 * a first import, so they stop only an apply.
 */
async function missingStates(
  prepared: Prepared,
  former: FormerOrganization | undefined,
): Promise<MissingStates> {
  const left = await leftStates(prepared, formerPlaces(prepared, former));
  if (left.length) return { refusal: refusalOf(left, former?.base.ref) };
  const first = prepared.stacks.find(({ name }) => name === 'organization');
  const ids = idsIn(prepared.organization);
  if (!first || !ids) return {};
  const block = blockOf(first);
  const { kind } = await withStatusLine('reading the state of organization', () =>
    pullState(prepared.outdir, block),
  );
  return kind === 'none' ? { doubt: doubtOf(ids, placeOfBlock(block)) } : {};
}

interface LeftState extends FormerPlace {
  readonly what: string;
  /** whether the current place holds an older version of it */
  readonly older: boolean;
}

/** States at earlier places whose stack has no state at its current place, or an older version of it. */
async function leftStates({ outdir }: Prepared, places: readonly FormerPlace[]): Promise<LeftState[]> {
  const left: LeftState[] = [];
  for (const place of places) {
    const what = `looking for the state of ${place.stack}`;
    const now = await withStatusLine(what, () => pullState(outdir, place.now));
    if (now.kind === 'unreadable') continue;
    const former = await withStatusLine(what, () => pullState(outdir, place.former));
    if (former.kind === 'none') continue;
    const older = now.kind === 'present';
    if (older && !(former.kind === 'present' && isSuccessor(former.text, now.text))) continue;
    const holds =
      former.kind === 'present'
        ? counted(former.resources, 'resource')
        : `could not be read: ${former.reason}`;
    left.push({ ...place, what: holds, older });
  }
  return left;
}

function refusalOf(left: readonly LeftState[], since: string | undefined): string {
  const shown = left.slice(0, 10);
  return [
    `landfall: terraform.backend was changed, and ${counted(left.length, 'state')} would be left behind:`,
    ...shown.flatMap(({ stack, former, now, knownFrom, what, older }) => [
      `  ${stack}: in ${placeOfBlock(former)} by ${knownFrom} (${what}),`,
      `    ${older ? 'an older version' : 'none'} in ${placeOfBlock(now)}`,
    ]),
    ...(shown.length < left.length ? [`  … and ${left.length - shown.length} more`] : []),
    'Without its state Terraform makes everything of a stack once more. Move them, then go on:',
    `  npx landfall state move${since === undefined ? '' : ` --since ${quotedIfNeeded(since)}`}`,
    ...(left.some(({ older }) => older)
      ? ['It overwrites none: move the older versions away first. What was applied since is not in them.']
      : []),
    'If new states are meant, add --new-state. See docs/states.md.',
    '',
  ].join('\n');
}

const doubtOf = (ids: string, place: string): string =>
  `There is no state in ${place}, although the file holds ${ids}. If this is the first apply of what was imported, ` +
  'say so with --new-state, this once. If not, the states are lost or elsewhere: do not apply, see docs/states.md.';

/** Counts ids of created resources in the file: they show that something was applied or imported. */
function idsIn({ accounts, organizationalUnits }: LandingZone): string | undefined {
  const count = (entries: readonly { readonly id?: string }[]): number =>
    entries.filter(({ id }) => id !== undefined).length;
  const [known, units] = [count(accounts), count(organizationalUnits)];
  const parts = [
    ...(known ? [`the ids of ${counted(known, 'account')}`] : []),
    ...(units ? [`the ids of ${counted(units, 'OU')}`] : []),
  ];
  return parts.length ? parts.join(' and ') : undefined;
}
