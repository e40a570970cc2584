import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { passes } from '../config/diagnostics/diagnostic';
import { report } from '../config/diagnostics/report';
import { loadOrganization } from '../config/load';
import { Calls } from '../import/calls';
import { render } from '../import/render';
import { FileOfOrganization } from '../import/to-file';
import { StatusLine } from '../terminal/status-line';
import { exitStatus } from './exit-status';
import { atLeastOne } from './option-values';

interface ImportCommandOptions {
  readonly into: string;
  readonly homeRegion: string;
  readonly name?: string;
  readonly governedRegions?: string;
  readonly callsPerSecond: number;
}

/** `landfall import`: writes an organization file for an existing organization. It only reads from AWS. */
export function importCommand(): Command {
  return new Command('import')
    .description('Read an existing organization and write the file that imports it. Never writes to AWS.')
    .option('--into <folder>', 'folder for the files; must not hold an organization file yet', 'config')
    .option('--name <company>', 'short name for buckets and roles; from the management account if not given')
    .requiredOption('--home-region <region>', 'home region, where Identity Center is', process.env.AWS_REGION)
    .option(
      '--governed-regions <regions>',
      'governed regions, separated by commas; the home region if not given',
    )
    .option('--calls-per-second <n>', 'calls to AWS a second', atLeastOne, 5)
    .addHelpText(
      'after',
      '\nNeeds credentials of the management account that may read Organizations, Account Management and Identity\n' +
        'Center. Interrupted, it goes on from where it was.',
    )
    .action(async (options: ImportCommandOptions) => {
      process.exitCode = await importInto(options);
    });
}

async function importInto(options: ImportCommandOptions): Promise<number> {
  const { into, homeRegion, governedRegions, callsPerSecond, name: company } = options;
  const main = join(into, 'organization.yaml');
  if (existsSync(main)) {
    process.stderr.write(`landfall: ${main} is there already; import --into another folder\n`);
    return exitStatus.failed;
  }
  mkdirSync(into, { recursive: true });
  const line = new StatusLine();
  const calls = new Calls({
    cache: join(into, '.landfall-import.jsonl'),
    perSecond: callsPerSecond,
    onAnswer: progress(line),
  });
  // Loaded on demand: no other command needs the SDK.
  const { readOrganization } =
    require('../import/import-organization') as typeof import('../import/import-organization');
  const found = await readOrganization(calls, homeRegion).finally(() => line.erase());
  const regions = governedRegions?.split(',').map((region) => region.trim()) ?? [homeRegion];
  const written = new FileOfOrganization(found, {
    homeRegion,
    governedRegions: regions,
    ...(company && { name: company }),
  }).write();
  for (const [name, text] of render(written)) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), text);
  }
  calls.forget();
  return say(main, found.accounts.length, written.notes);
}

function say(main: string, accounts: number, notes: readonly string[]): number {
  const loaded = loadOrganization(main);
  if (loaded.diagnostics.length) process.stderr.write(report(loaded));
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
  process.stdout.write(
    `\n${main}: ${accounts + 1} accounts. Next: npx landfall plan, which should only import, and\n` +
      'npx landfall apply --new-state: there is no state yet.\n',
  );
  return passes(loaded.diagnostics) ? exitStatus.ok : exitStatus.failed;
}

/** Reports the number of API answers: in place on a terminal, otherwise every fiftieth. */
function progress(line: StatusLine): (key: string, kept: boolean) => void {
  let count = 0;
  let old = 0;
  return (key, kept) => {
    count += 1;
    if (kept) old += 1;
    const text = `${count} answers${old ? `, ${old} from before` : ''}: ${key}`;
    if (line.live) line.show([text]);
    else if (count % 50 === 0) process.stderr.write(`${text}\n`);
  };
}
