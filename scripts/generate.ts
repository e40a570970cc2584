import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated } from '../src/config/generated';

for (const [path, text] of generated()) {
  const target = join(__dirname, '..', path);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, text);
  process.stdout.write(`${path}\n`);
}
