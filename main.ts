import { App } from 'cdktf';
import { loadOrganization } from './src/config/load';
import { report } from './src/config/report';
import { addStacks } from './stacks';

const loaded = loadOrganization();
if (loaded.diagnostics.length) process.stderr.write(report(loaded));
if (!loaded.organization) process.exit(1);

const app = new App();
addStacks(app, loaded.organization);
app.synth();
