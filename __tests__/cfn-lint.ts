import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withFiles } from './organization-file';

const installed = spawnSync('cfn-lint', ['--version']).status === 0;

/** A test that cfn-lint finds nothing in templates, by the names of their files; skipped by its name where it is not installed. */
export const cfnLint = (where: string, templates: () => Readonly<Record<string, string>>): void =>
  (installed ? test : test.skip)(
    `cfn-lint finds nothing in ${where} (skipped where cfn-lint is not installed)`,
    () => {
      const files = templates();
      withFiles(files, (folder) => {
        const paths = Object.keys(files).map((name) => join(folder, name));
        const { stdout, status } = spawnSync('cfn-lint', paths, { encoding: 'utf8' });
        expect([status, stdout]).toEqual([0, '']);
      });
    },
  );
