import { App } from 'cdktf';
import { report } from './src/config/diagnostics/report';
import { loadOrganization } from './src/config/load';
import { sanitizeOutput } from './src/terminal/exit';
import { appOptions } from './src/terraform/app-options';
import { withPlainTraces } from './src/terraform/plain-traces';
import { FolderLock } from './src/terraform-runs/folder-lock';
import { pruneStacks } from './src/terraform-runs/prune';
import { addStacks } from './stacks';

sanitizeOutput();
const loaded = loadOrganization();
if (loaded.diagnostics.length) process.stderr.write(report(loaded));
const { organization } = loaded;
if (!organization) process.exit(1);

const outdir = process.env.CDKTF_OUTDIR || 'cdktf.out';
let lock: FolderLock;
try {
  lock = FolderLock.take(outdir, 'main.ts');
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
try {
  const app = new App({ ...appOptions, outdir });
  withPlainTraces(() => {
    addStacks(app, organization);
    app.synth();
  });
  for (const kept of pruneStacks(outdir)) process.stderr.write(`${kept}\n`);
} finally {
  lock.release();
}
