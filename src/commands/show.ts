import { Command } from 'commander';
import { deepCheck } from '../config/deep-check';
import { loadOrganization } from '../config/load';
import { organizationPath } from '../config/organization-path';
import { report } from '../config/report';
import { createColors } from '../terminal/colors';
import { stackSummaries } from '../terraform/summary';
import { exitStatus } from './exit-status';
import { stackTable } from './show/stack-table';
import { organizationTree } from './show/tree';
import { synthesize } from './synthesize';

/** `landfall show` (`npm start`): checks the file, synthesizes it, and says what would be built. */
export function showCommand(): Command {
  return new Command('show')
    .description('Check and synthesize the organization file, and show what it would build.')
    .option('--json', 'print the result as JSON, for scripts')
    .action(async ({ json }: { json?: boolean }) => {
      const path = organizationPath();
      const loaded = await deepCheck(loadOrganization(path));
      if (loaded.diagnostics.length) process.stderr.write(report(loaded));
      const { organization } = loaded;
      if (!organization) {
        process.exitCode = exitStatus.failed;
        return;
      }
      const outdir = synthesize(organization);
      const stacks = stackSummaries(outdir);
      if (json) {
        process.stdout.write(
          `${JSON.stringify({ file: path, accounts: organization.accounts, stacks }, null, 2)}\n`,
        );
        return;
      }
      const colors = createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
      const total = stacks.reduce((sum, { resources }) => sum + resources, 0);
      process.stdout.write(
        [
          organizationTree(organization, colors),
          '',
          stackTable(stacks, colors),
          '',
          `${path}: ${organization.accounts.length + 1} accounts, ${organization.organizationalUnits.length} OUs, ` +
            `${total} resources in ${stacks.length} stacks, synthesized into ${outdir}/`,
          `Next: ${colors.cyan('npx landfall plan')}`,
          '',
        ].join('\n'),
      );
    });
}
