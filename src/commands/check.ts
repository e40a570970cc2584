import { Command } from 'commander';
import { passes } from '../config/diagnostics/diagnostic';
import { report } from '../config/diagnostics/report';
import { organizationPath } from '../config/reading/organization-path';
import { counted } from '../organization/counted';
import { exitStatus } from './exit-status';
import { checkedFile, readFileWithSlowChecks } from './read-organization';
import { printJson } from './standard-output';

/** `landfall check [file]`: reports everything that is wrong with an organization file. Writes nothing. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Check the organization file and say everything that is wrong with it.')
    .argument('[file]', 'organization file; LANDFALL_CONFIG or config/organization.yaml if not given')
    .option('--json', 'print the result as JSON, for scripts')
    .action(async (file: string | undefined, { json }: { json?: boolean }) => {
      const path = file ?? organizationPath();
      const loaded = await readFileWithSlowChecks(path);
      const { organization } = loaded;
      if (!organization && passes(loaded.diagnostics))
        throw new Error(
          `no organization came of ${path}, and no error says why: this is a defect of Landfall`,
        );
      if (json) printJson(checkedFile(path, loaded));
      else if (loaded.diagnostics.length) process.stderr.write(report(loaded));
      if (organization && !json)
        process.stdout.write(
          `${path} is right: ${counted(organization.accounts.length + 1, 'account')}, ${counted(organization.organizationalUnits.length, 'OU')}\n`,
        );
      process.exitCode = organization ? exitStatus.ok : exitStatus.failed;
    });
}
