// Installs what package-lock.json pins when it is not there yet, so that `npm start` and `npm test` work on a fresh clone.
import './node-version.cjs';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  lstatSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const installed = join(root, 'node_modules', '.package-lock.json');
const locked = join(root, 'package-lock.json');
const lock = join(root, '.installing');

// npm writes its own lock file last: where it is missing, an installation broke off.
const isInstalled = () => existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs;

if (!isInstalled()) alone(() => isInstalled() || install());

// `npx landfall` finds a package's own command only in node_modules/.bin at once; otherwise it takes seconds.
const command = join(root, 'node_modules', '.bin', 'landfall');
if (process.platform !== 'win32' && !lstatSync(command, { throwIfNoEntry: false })) {
  try {
    symlinkSync(join('..', '..', 'bin', 'landfall'), command);
  } catch {
    // Another process made it just now, or the folder is another user's: then npx takes its seconds.
  }
}

function install() {
  console.error('Installing the pinned dependencies (npm ci); this happens once and takes about a minute …');
  // Standard output is the command's that comes after: a script reads it.
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(
    `The dependencies are not installed: ${error ? `npm cannot be run (${error.message})` : 'npm ci failed, see above'}. ` +
      `It needs the network (or npm's cache) and the right to write into ${root}. Run it again: it begins anew.`,
  );
  process.exitCode = 1;
}

/** Two installations at once would delete each other's files: the second waits for the first. */
function alone(work) {
  for (let waited = false; !take(); waited = true) {
    const holder = holderOf();
    if (!waited && holder) console.error(`Waiting for process ${holder}, which installs the dependencies …`);
    if (!isAlive(holder)) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take() {
  const own = `${lock}-${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    // A link is there at once with all that is in it.
    linkSync(own, lock);
    return true;
  } catch (error) {
    // Where nothing can be written, npm says so.
    return error.code !== 'EEXIST';
  } finally {
    rmSync(own, { force: true });
  }
}

/** The process that installs; none where it has just ended, or was killed before it could write itself down. */
function holderOf() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(id) {
  if (id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
