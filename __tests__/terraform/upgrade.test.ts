import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describeWithTerraform, Landing } from './harness';

const kept = resolve('__tests__', 'upgrades');

/** What a kept version has made and applied, by `scripts/keep-version.ts`, in a folder of its own. */
function keptLanding(archive: string): Landing {
  const landing = new Landing({ STANDIN_AWS_IMPORT: 'any' });
  execFileSync('tar', ['-xzf', archive, '-C', landing.folder]);
  return landing;
}

/**
 * What an upgrade changes on purpose, by organization and stack, as Terraform sums it up. Each entry has its line in
 * CHANGELOG.md; nothing may be destroyed.
 */
const changedOnPurpose: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // The log group of findings is kept where its block has gone (`skip_destroy`).
  acme: { findings: 'Plan: 0 to add, 1 to change, 0 to destroy.' },
};

const archives = readdirSync(kept).flatMap((version) =>
  readdirSync(join(kept, version)).map((file) => ({
    version,
    name: basename(file, '.tar.gz'),
    archive: join(kept, version, file),
  })),
);

describeWithTerraform('an upgrade of an organization that an earlier version applied', () => {
  test.each(archives)(
    '$name of $version: nothing is destroyed, and nothing changes but what the changelog says',
    ({ name, archive }) => {
      const landing = keptLanding(archive);
      const stacks = landing.synthesize(join(landing.folder, 'config', 'organization.yaml'));
      const names = stacks.map((stack) => stack.name);
      for (const state of readdirSync(join(landing.folder, 'state')))
        expect(names).toContain(basename(state, '.tfstate'));
      const changes = stacks.flatMap(({ name: stack }): [string, string][] => {
        const { status, output } = landing.plan(stack);
        return status === 0 ? [] : [[stack, /Plan: .*|Error: .*/.exec(output)?.[0] ?? output]];
      });
      expect(Object.fromEntries(changes)).toEqual(changedOnPurpose[name] ?? {});
      for (const [, plan] of changes) expect(plan).toContain('0 to destroy');
      landing.remove();
    },
    300_000,
  );
});
