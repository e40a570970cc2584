import { App } from 'cdktf';
import { addStacks } from '../../stacks';
import type { Resolved } from '../config/resolve';

/**
 * Writes the Terraform JSON of an organization.
 *
 * @param outdir folder to write to; CDKTF's own where it is not given
 * @returns the folder
 */
export function synthesize(organization: Resolved, outdir?: string): string {
  const app = new App(outdir ? { outdir } : {});
  addStacks(app, organization);
  app.synth();
  return app.outdir;
}
