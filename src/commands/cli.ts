import { Command } from 'commander';
import { accessCommand } from './access';
import { applyCommand } from './apply';
import { bootstrapCommand } from './bootstrap';
import { checkCommand } from './check';
import { diffCommand } from './diff';
import { driftCommand } from './drift';
import { explainCommand } from './explain';
import { idsCommand } from './ids';
import { importCommand } from './import';
import { newCommand } from './new';
import { planCommand } from './plan';
import { showCommand } from './show';

/** The command line, `npx landfall`. One line a command. */
const program = new Command('landfall')
  .description('An AWS landing zone from one file.')
  .version('0.1.0')
  .addHelpText('after', '\nLANDFALL_CONFIG names another organization file than config/organization.yaml.')
  .showHelpAfterError('(landfall --help shows the commands)')
  .addCommand(showCommand())
  .addCommand(checkCommand())
  .addCommand(explainCommand())
  .addCommand(accessCommand())
  .addCommand(idsCommand())
  .addCommand(planCommand())
  .addCommand(applyCommand())
  .addCommand(driftCommand())
  .addCommand(diffCommand())
  .addCommand(importCommand())
  .addCommand(newCommand())
  .addCommand(bootstrapCommand());

for (const command of [program, ...program.commands]) {
  command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

program.parseAsync().catch((error: Error) => {
  process.stderr.write(`landfall: ${error.message}\n`);
  process.exitCode = 1;
});
