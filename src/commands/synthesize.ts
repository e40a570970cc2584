import { join, relative } from 'node:path';
import { projectFolder } from '../config/reading/organization-path';
import { counted } from '../organization/counted';
import type { LandingZone } from '../organization/landing-zone';
import { withStatusLine } from '../terminal/status-line';
import { appOptions } from '../terraform/app-options';
import { withPlainTraces } from '../terraform/plain-traces';
import { pruneStacks } from '../terraform-runs/prune';
import { withWriteErrors } from './write-file';

/** The folder that commands synthesize into and run Terraform in: CDKTF's output folder in the project's folder. */
export const outputFolder = (): string =>
  process.env.CDKTF_OUTDIR || relative(process.cwd(), join(projectFolder(), 'cdktf.out'));

/**
 * Synthesizes the Terraform JSON of an organization.
 *
 * @param outdir output folder, `outputFolder()` by default
 * @returns the folder, relative to the current one
 */
export function synthesize(organization: LandingZone, outdir?: string): string {
  // Loaded on demand: CDKTF and the provider take over a second, and check, diff and access do not need them.
  const { App } = require('cdktf') as typeof import('cdktf');
  const { addStacks } = require('../../stacks') as typeof import('../../stacks');
  const folder = outdir ?? outputFolder();
  return withWriteErrors(folder, () => {
    const app = new App({ ...appOptions, outdir: folder });
    withStatusLine(`synthesizing ${counted(organization.accounts.length + 1, 'account')}`, () =>
      withPlainTraces(() => {
        addStacks(app, organization);
        app.synth();
      }),
    );
    for (const kept of pruneStacks(app.outdir)) process.stderr.write(`landfall: ${kept}\n`);
    return app.outdir;
  });
}
