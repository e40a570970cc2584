// Installs what package-lock.json pins when it is not there yet, so that `npm start` and `npm test` work on a fresh clone.
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const installed = join(root, 'node_modules', '.package-lock.json');
const locked = join(root, 'package-lock.json');

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(locked).mtimeMs) {
  console.error('Installing the pinned dependencies (npm ci); this happens once and takes about a minute …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
}

// `npx landfall` finds a package's own command only in node_modules/.bin at once; otherwise it takes seconds.
const command = join(root, 'node_modules', '.bin', 'landfall');
if (process.platform !== 'win32' && !lstatSync(command, { throwIfNoEntry: false })) {
  symlinkSync(join('..', '..', 'bin', 'landfall'), command);
}
