import { Command } from 'commander';
import { organizationPath } from '../config/reading/organization-path';
import { baseOf } from '../git/ref';
import { compareOrganizations, isEmpty } from '../organization-diff/compare';
import { diffMarkdown, diffText } from '../organization-diff/text';
import { fitted, widthOfStream } from '../terminal/width';
import { exitStatus } from './exit-status';
import { fileAt } from './organization-at';
import { readOrganization } from './read-organization';
import { printJson } from './standard-output';
import { writeReport } from './write-file';

interface DiffCommandOptions {
  readonly since: string;
  readonly json?: boolean;
  readonly markdown?: string;
}

/** `landfall diff`: what a change means for accounts, OUs, guardrails and people. Needs neither Terraform nor AWS. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('Say what a change of the organization file means, without Terraform and credentials.')
    .requiredOption('--since <ref>', 'git ref to compare with, where this branch left it')
    .option('--markdown <file>', 'write it for a pull request too')
    .option('--json', 'print it as JSON')
    .action((options: DiffCommandOptions) => {
      const organization = readOrganization(options);
      if (!organization) return;
      const base = baseOf(options.since, organizationPath());
      const before = fileAt(base)?.organization;
      if (!before) {
        process.exitCode = exitStatus.failed;
        return;
      }
      const diff = compareOrganizations(before, organization);
      const scope = `since ${options.since}, ${base.commit.slice(0, 7)}`;
      if (options.json) printJson({ formatVersion: 1, scope, ...diff });
      else process.stdout.write(fitted(diffText(diff), widthOfStream(process.stdout)));
      process.exitCode = diff.lost.length
        ? exitStatus.failed
        : isEmpty(diff)
          ? exitStatus.ok
          : exitStatus.differences;
      if (options.markdown) writeReport(options.markdown, diffMarkdown(diff, scope));
    });
}
