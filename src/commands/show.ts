import { Command } from 'commander';
import { organizationPath } from '../config/reading/organization-path';
import { counted } from '../organization/counted';
import { colorsOf } from '../terminal/colors';
import { widthOfStream } from '../terminal/width';
import { stackSummaries } from '../terraform-runs/summary';
import { readOrganizationWithSlowChecks } from './read-organization';
import { stackTable } from './show/stack-table';
import { organizationTree } from './show/tree';
import { printJson } from './standard-output';
import { synthesize } from './synthesize';

/** `landfall show` (`npm start`): checks and synthesizes the file, and shows what would be built. */
export function showCommand(): Command {
  return new Command('show')
    .description('Check and synthesize the organization file, and show what it would build.')
    .option('--json', 'print the result as JSON, for scripts')
    .action(async ({ json }: { json?: boolean }) => {
      const path = organizationPath();
      const organization = await readOrganizationWithSlowChecks({ json });
      if (!organization) return;
      const outdir = synthesize(organization);
      const stacks = stackSummaries(outdir);
      if (json) {
        printJson({ file: path, accounts: organization.accounts, stacks });
        return;
      }
      const colors = colorsOf(process.stdout);
      const width = widthOfStream(process.stdout);
      const total = stacks.reduce((sum, { resources }) => sum + resources, 0);
      process.stdout.write(
        [
          organizationTree(organization, colors, width),
          '',
          stackTable(stacks, colors, width),
          '',
          `${path}: ${counted(organization.accounts.length + 1, 'account')}, ${counted(organization.organizationalUnits.length, 'OU')}, ` +
            `${counted(total, 'resource')} in ${counted(stacks.length, 'stack')}, synthesized into ${outdir}/`,
          `Next: ${colors.cyan('npx landfall plan')}`,
          '',
        ].join('\n'),
      );
    });
}
