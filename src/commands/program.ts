import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { organizationPath } from '../config/reading/organization-path';
import { Interrupted, Session } from '../terraform-runs/session';
import { accessCommand } from './access';
import { applyCommand } from './apply';
import { bootstrapCommand } from './bootstrap';
import { checkCommand } from './check';
import { diffCommand } from './diff';
import { driftCommand } from './drift';
import { exitStatus, interruptedStatus } from './exit-status';
import { explainCommand } from './explain';
import { failureText } from './failure';
import { idsCommand } from './ids';
import { importCommand } from './import';
import { newCommand } from './new';
import { planCommand } from './plan';
import { showCommand } from './show';
import { stateCommand } from './state';
import { statusHelp } from './status-help';
import { outputFolder } from './synthesize';
import { UsageError } from './usage-error';

/** The command line, `npx landfall`. Each command is one line. */
export const commandLine = (): Command =>
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

/**
 * Commands that write the output folder or run Terraform in it. They take the folder's lock, and signals end them in an
 * orderly way.
 */
const exclusive: readonly string[] = ['show', 'ids', 'plan', 'apply', 'drift', 'bootstrap', 'state move'];

/** Runs a command line and sets the exit status. The default arguments are those of the process. */
export async function run(args?: readonly string[]): Promise<void> {
  const program = commandLine();
  complete(program, []);
  program.hook('preAction', (_program, command) => {
    // Without a project there is no folder to lock. The command itself reports what is missing.
    const name = nameOf(command);
    if (exclusive.includes(name) && existsSync(organizationPath())) begin(name);
  });
  try {
    await (args ? program.parseAsync(args, { from: 'user' }) : program.parseAsync());
    if (Session.current?.interrupted) throw Session.current.interrupted;
  } catch (error) {
    end(Session.current?.interrupted ?? (error as Error));
  } finally {
    Session.current?.end();
  }
}

/** Adds statuses in `--help` and error handling to a command and its subcommands. */
function complete(command: Command, path: readonly string[]): void {
  command
    .exitOverride()
    .showHelpAfterError(`(landfall ${[...path, '--help'].join(' ')} shows how it is meant)`)
    .addHelpText('after', statusHelp(path.join(' ')));
  for (const below of command.commands) complete(below, [...path, below.name()]);
}

/** The full name of a command without the program's: `state move`. */
const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

const begin = (command: string): Session =>
  Session.begin(outputFolder(), `landfall ${command}`, (signal) => process.exit(interruptedStatus[signal]));

/** Prints the error that ended a command and sets the exit status. */
function end(error: Error): void {
  // commander has already printed its message or the requested help.
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? exitStatus.ok : exitStatus.usage;
  else if (error instanceof UsageError) {
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = exitStatus.usage;
  } else if (error instanceof Interrupted) {
    // Without a session no work was started that could be continued.
    const next = Session.current ? 'Run the command again: it goes on from here.' : 'Nothing was written.';
    process.stderr.write(`landfall: ${error.message}. ${next}\n`);
    process.exitCode = interruptedStatus[error.signal];
  } else {
    process.stderr.write(failureText(error));
    process.exitCode = exitStatus.failed;
  }
}
