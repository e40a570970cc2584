import { App } from 'cdktf';
import { loadOrganization } from './src/config/load';
import { report } from './src/config/report';
import { guardOutput } from './src/terminal/exit';
import { appOptions } from './src/terraform/app-options';
import { withPlainTraces } from './src/terraform/plain-traces';
import { addStacks } from './stacks';

guardOutput();
const loaded = loadOrganization();
if (loaded.diagnostics.length) process.stderr.write(report(loaded));
const { organization } = loaded;
if (!organization) process.exit(1);

const app = new App(appOptions);
withPlainTraces(() => {
  addStacks(app, organization);
  app.synth();
});
