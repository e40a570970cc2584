import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { accessCommand } from './access';
import { applyCommand } from './apply';
import { bootstrapCommand } from './bootstrap';
import { checkCommand } from './check';
import { diffCommand } from './diff';
import { driftCommand } from './drift';
import { exitStatus } from './exit-status';
import { explainCommand } from './explain';
import { idsCommand } from './ids';
import { importCommand } from './import';
import { newCommand } from './new';
import { planCommand } from './plan';
import { showCommand } from './show';
import { stateCommand } from './state';
import { statusHelp } from './status-help';
import { WrongUsage } from './wrong-usage';

/** The command line, `npx landfall`. One line a command. */
const commandLine = (): Command =>
  new Command('landfall')
    .description('An AWS landing zone from one file.')
    .version(version)
    .addHelpText(
      'after',
      '\nThe organization file is config/organization.yaml here or in a folder above, or what LANDFALL_CONFIG names.',
    )
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
    .addCommand(bootstrapCommand())
    .addCommand(stateCommand());

/** Runs a command line and sets the exit status. Arguments are those of the process if not given. */
export async function run(args?: readonly string[]): Promise<void> {
  const program = commandLine();
  complete(program, []);
  try {
    await (args ? program.parseAsync(args, { from: 'user' }) : program.parseAsync());
  } catch (error) {
    end(error as Error);
  }
}

/** Gives a command and those below it what all have: their statuses in `--help`, and one way to end. */
function complete(command: Command, path: readonly string[]): void {
  command
    .exitOverride()
    .showHelpAfterError(`(landfall ${[...path, '--help'].join(' ')} shows how it is meant)`)
    .addHelpText('after', statusHelp(path.join(' ')));
  for (const below of command.commands) complete(below, [...path, below.name()]);
}

/** Says what ended a command, and sets the status that goes with it. */
function end(error: Error): void {
  // commander has printed its message, or the help that was asked for.
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? exitStatus.ok : exitStatus.usage;
  else if (error instanceof WrongUsage) {
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = exitStatus.usage;
  } else {
    process.stderr.write(`landfall: ${error.message}\n`);
    process.exitCode = exitStatus.failed;
  }
}
