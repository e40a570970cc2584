import { Command } from 'commander';
import { counted } from '../organization/counted';
import { cureOf } from '../plan-report/aws-errors';
import { placeOfBlock } from '../terraform/state-place';
import { exitStatus } from './exit-status';
import { type Prepared, prepare } from './plan/prepare';
import { formerOrganization } from './plan/since';
import { formerPlaces } from './states/former';
import { copyState, plannedMoves, type StateMove } from './states/move';

/** `landfall state`: operations on states other than planning and applying. */
export function stateCommand(): Command {
  return new Command('state')
    .description('Move states to where the organization file says.')
    .addCommand(moveCommand());
}

function moveCommand(): Command {
  return new Command('move')
    .description(
      'Copy states from where they were to where terraform.backend says now. Deletes and overwrites none.',
    )
    .option(
      '--since <ref>',
      'git ref whose file names the former backend; without it, what this folder knows',
    )
    .option('--dry-run', 'say what would be copied, and copy nothing')
    .addHelpText('after', '\nNeeds credentials for both places. Nothing else may apply meanwhile.')
    .action(async (options: { since?: string; dryRun?: boolean }) => {
      const prepared = prepare();
      if (prepared) process.exitCode = await move(prepared, options);
    });
}

async function move(
  prepared: Prepared,
  { since, dryRun }: { since?: string; dryRun?: boolean },
): Promise<number> {
  const { outdir } = prepared;
  const former = since === undefined ? undefined : formerOrganization(since);
  if (former && !former.organization) return exitStatus.failed;
  const moves = await plannedMoves(outdir, formerPlaces(prepared, former));
  if (!moves.length) {
    process.stdout.write(
      'No state is known anywhere else. If the former backend is in the file of a commit, name it: --since <ref>.\n',
    );
    return exitStatus.ok;
  }
  const stuck = moves.filter(({ step }) => step === 'conflict' || step === 'failed');
  if (stuck.length) {
    process.stderr.write(`${stuck.map(moveText).join('')}Nothing was copied.\n`);
    return exitStatus.failed;
  }
  const copies = moves.filter(({ step }) => step === 'copy');
  for (const each of moves) {
    const failed = each.step === 'copy' && !dryRun ? await copyState(outdir, each) : undefined;
    process.stdout.write(failed ? moveText({ ...each, step: 'failed', reason: failed }) : moveText(each));
    if (failed) return exitStatus.failed;
  }
  process.stdout.write(
    dryRun
      ? `${counted(copies.length, 'state')} to copy.\n`
      : `${counted(copies.length, 'state')} copied. Those at the former place are as they were: delete them once a plan ` +
          'shows no changes. Next: npx landfall plan\n',
  );
  return exitStatus.ok;
}

function moveText({ place: { stack, former, now }, step, reason }: StateMove): string {
  const from = placeOfBlock(former);
  const to = placeOfBlock(now);
  const words: Record<StateMove['step'], string> = {
    copy: `${from} → ${to}`,
    'there already': `is in ${to} already`,
    conflict: `${to} holds another state, or an older one, than ${from}: find out which is right, and move the other away`,
    failed: `${from} → ${to} FAILED: ${withResolution(reason)}`,
  };
  return `${stack}: ${words[step]}\n`;
}

const withResolution = (reason = ''): string => [reason, cureOf(reason)].filter(Boolean).join(' ');
