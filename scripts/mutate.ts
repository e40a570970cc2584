import { parseArgs } from 'node:util';
import { exitStatus } from '../src/commands/exit-status';
import { UsageError } from '../src/commands/usage-error';
import { equivalentMutants } from './mutate/equivalent';
import { rooms } from './mutate/rooms';
import { mutate } from './mutate/stryker';
import { LEAST_KILLED, MOST_EQUIVALENT, summary } from './mutate/summary';

const help = `Usage: npm run mutate -- <room> [file or glob ...] [--concurrency <n>]

Changes the code of a room in small ways, one at a time, and runs the room's tests on each change (StrykerJS). A change
that no test notices has survived. Terraform is not needed.

Rooms: ${Object.keys(rooms).join(', ')}
Files: only these files of the room, or lines of one (src/plan-report/danger.ts:20-40)
--concurrency <n>: processes that run tests, 1 by default

Exit status: ${exitStatus.ok} at least ${LEAST_KILLED} % are killed and at most ${MOST_EQUIVALENT} % equivalent (scripts/mutate/equivalent.ts);
${exitStatus.failed} they are not, or a test fails without a change; ${exitStatus.usage} wrong usage.
`;

/** @returns the exit status */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help) {
    process.stdout.write(help);
    return exitStatus.ok;
  }
  const [name = '', ...files] = positionals;
  const room = Object.hasOwn(rooms, name) ? rooms[name] : undefined;
  if (!room) throw new UsageError(name ? `there is no room ${name}` : 'the room is missing');
  if (!/^[1-9]\d*$/.test(values.concurrency)) throw new UsageError('--concurrency takes a number from 1');
  const results = await mutate(room, files, Number(values.concurrency));
  const { text, passed } = summary(results, equivalentMutants);
  process.stdout.write(`${text}\n`);
  return passed ? exitStatus.ok : exitStatus.failed;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    const isUsage = error instanceof UsageError;
    process.stderr.write(isUsage ? `${error.message}\n\n${help}` : `${error.message}\n`);
    process.exitCode = isUsage ? exitStatus.usage : exitStatus.failed;
  },
);

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, concurrency: { type: 'string', default: '1' } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
