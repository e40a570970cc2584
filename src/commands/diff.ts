import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { loadOrganization } from '../config/load';
import { organizationPath } from '../config/organization-path';
import { report } from '../config/report';
import type { Resolved } from '../config/resolve';
import { baseOf, checkOut } from '../git/ref';
import { compareOrganizations, isEmpty } from '../organization-diff/compare';
import { diffMarkdown, diffText } from '../organization-diff/text';
import { exitStatus } from './exit-status';

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
      const loaded = loadOrganization(organizationPath());
      if (loaded.diagnostics.length) process.stderr.write(report(loaded));
      const base = baseOf(options.since);
      const before = organizationAt(options.since);
      if (!loaded.organization || !before) {
        process.exitCode = exitStatus.failed;
        return;
      }
      const diff = compareOrganizations(before, loaded.organization);
      const scope = `since ${options.since}, ${base.commit.slice(0, 7)}`;
      if (options.markdown) writeFileSync(options.markdown, diffMarkdown(diff, scope));
      process.stdout.write(
        options.json ? `${JSON.stringify({ formatVersion: 1, scope, ...diff }, null, 2)}\n` : diffText(diff),
      );
      process.exitCode = diff.lost.length
        ? exitStatus.failed
        : isEmpty(diff)
          ? exitStatus.ok
          : exitStatus.differences;
    });
}

/** The organization as a git ref has it; says why where there is none that can be read. */
function organizationAt(ref: string): Resolved | undefined {
  const checkedOut = checkOut(baseOf(ref), organizationPath());
  try {
    if (!checkedOut.path) {
      process.stderr.write(`landfall: ${ref} has no ${organizationPath()} to compare with\n`);
      return undefined;
    }
    const { organization, diagnostics } = loadOrganization(checkedOut.path);
    if (organization) return organization;
    const first = diagnostics.find(({ severity }) => severity === 'error');
    process.stderr.write(`landfall: the organization file of ${ref} is wrong: ${first?.message}\n`);
    return undefined;
  } finally {
    checkedOut.remove();
  }
}
