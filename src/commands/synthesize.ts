import type { Resolved } from '../config/resolve';
import { appOptions } from '../terraform/app-options';
import { withPlainTraces } from '../terraform/plain-traces';

/**
 * Writes the Terraform JSON of an organization.
 *
 * @param outdir folder to write to; CDKTF's own where it is not given
 * @returns the folder
 */
export function synthesize(organization: Resolved, outdir?: string): string {
  // Loaded where it is needed: CDKTF and the provider take over a second, which check, diff and access do without.
  const { App } = require('cdktf') as typeof import('cdktf');
  const { addStacks } = require('../../stacks') as typeof import('../../stacks');
  const app = new App({ ...appOptions, ...(outdir && { outdir }) });
  withPlainTraces(() => {
    addStacks(app, organization);
    app.synth();
  });
  return app.outdir;
}
