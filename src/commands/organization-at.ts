import { basename } from 'node:path';
import { loadOrganization } from '../config/load';
import { organizationPath } from '../config/organization-path';
import type { Resolved } from '../config/resolve';
import { checkOut } from '../git/check-out';
import type { Base } from '../git/ref';

/** The organization as a commit has it; says why where there is none that can be read. */
export function organizationAt(base: Base): Resolved | undefined {
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
