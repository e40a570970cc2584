import { loadOrganization } from '../config/load';
import { organizationPath } from '../config/reading/organization-path';
import { checkOut } from '../git/check-out';
import type { Base } from '../git/ref';
import { withStatusLine } from '../terminal/status-line';
import type { ValidFile } from './read-organization';

/** An organization file at a commit. */
export interface FileAtCommit extends ValidFile {
  /** path of a file as `git show` takes it: `1a2b3c4:config/organization.yaml` */
  readonly named: (file: string) => string;
}

/** The organization file at a commit. Undefined where it is missing or invalid, which is reported. */
export function fileAt(base: Base): FileAtCommit | undefined {
  const checkedOut = withStatusLine(`checking out ${base.ref}`, () => checkOut(base, organizationPath()));
  const at = `${base.ref} (${base.commit.slice(0, 7)})`;
  try {
    if (!checkedOut.path) {
      process.stderr.write(
        `landfall: ${at} has no ${organizationPath()} to compare with. Name a ref that has it; of a file that is new, ` +
          'npx landfall show and plan say what it makes.\n',
      );
      return undefined;
    }
    const { path } = checkedOut;
    const loaded = withStatusLine(`reading the file of ${base.ref}`, () => loadOrganization(path));
    const { organization } = loaded;
    if (organization) return { ...loaded, organization, named: checkedOut.named };
    const wrong = loaded.diagnostics.filter(({ severity }) => severity === 'error');
    process.stderr.write(
      `landfall: the organization file of ${at} is wrong, so there is nothing to compare with:\n` +
        wrong
          .slice(0, 5)
          .map(({ at: { file, line }, message }) => `  ${checkedOut.named(file)}:${line} ${message}\n`)
          .join('') +
        'Name a ref where it is right (npx landfall check says so there).\n',
    );
    return undefined;
  } finally {
    checkedOut.remove();
  }
}
