import { basename } from 'node:path';
import { Command } from 'commander';
import { loadOrganization } from '../config/load';
import { organizationPath } from '../config/organization-path';
import type { Resolved } from '../config/resolve';
import { checkOut } from '../git/check-out';
import { type Base, baseOf } from '../git/ref';
import { compareOrganizations, isEmpty } from '../organization-diff/compare';
import { diffMarkdown, diffText } from '../organization-diff/text';
import { exitStatus } from './exit-status';
import { readOrganization } from './read-organization';
import { printJson } from './standard-output';
import { writeFor } from './write-file';

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
      const before = organizationAt(base);
      if (!before) {
        process.exitCode = exitStatus.failed;
        return;
      }
      const diff = compareOrganizations(before, organization);
      const scope = `since ${options.since}, ${base.commit.slice(0, 7)}`;
      if (options.json) printJson({ formatVersion: 1, scope, ...diff });
      else process.stdout.write(diffText(diff));
      process.exitCode = diff.lost.length
        ? exitStatus.failed
        : isEmpty(diff)
          ? exitStatus.ok
          : exitStatus.differences;
      if (options.markdown) writeFor(options.markdown, diffMarkdown(diff, scope));
    });
}

/** The organization as a commit has it; says why where there is none that can be read. */
function organizationAt(base: Base): Resolved | undefined {
  const checkedOut = checkOut(base, organizationPath());
  const at = `${base.ref} (${base.commit.slice(0, 7)})`;
  try {
    if (!checkedOut.path) {
      process.stderr.write(
        `landfall: ${at} has no ${organizationPath()} to compare with. Name a ref that has it; of a file that is new, ` +
          'npx landfall show and plan say what it makes.\n',
      );
      return undefined;
    }
    const { organization, diagnostics } = loadOrganization(checkedOut.path);
    if (organization) return organization;
    const wrong = diagnostics.filter(({ severity }) => severity === 'error');
    process.stderr.write(
      `landfall: the organization file of ${at} is wrong, so there is nothing to compare with:\n` +
        wrong
          .slice(0, 5)
          .map(({ at: { file, line }, message }) => `  ${basename(file)}:${line} ${message}\n`)
          .join('') +
        'Name a ref where it is right (npx landfall check says so there).\n',
    );
    return undefined;
  } finally {
    checkedOut.remove();
  }
}
