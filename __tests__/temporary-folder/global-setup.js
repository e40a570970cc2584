const { mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const prefix = 'landfall-tests-';

/**
 * Gives this run of all tests a temporary folder of its own, which is removed when Jest ends. Workers and the processes
 * that tests start inherit `TMPDIR`, so that nothing they leave outlives the run, whoever wrote it. The folder carries
 * the id of Jest's process: what a killed run has left is removed by the next.
 */
module.exports = function useOwnTemporaryFolder() {
  const parent = tmpdir();
  for (const name of readdirSync(parent)) if (isAbandoned(name)) remove(join(parent, name));
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  process.env.TMPDIR = folder;
  // Not a global teardown: Jest leaves it out after `--bail`.
  process.once('exit', () => remove(folder));
};

function isAbandoned(name) {
  const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
  if (!pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // EPERM: the process of another user.
    return error.code === 'ESRCH';
  }
}

/** Where a process of a killed run still writes into its folder, the folder is left to the run after this one. */
function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    process.stderr.write(`${folder} was not removed: ${error.message}\n`);
  }
}
