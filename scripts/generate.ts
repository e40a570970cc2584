import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { generated } from '../src/config/reference/generated';
import { reportSchema } from '../src/plan-report/schema';

const reportFile: [string, string] = [
  'docs/plan-report.schema.json',
  `${JSON.stringify(z.toJSONSchema(reportSchema), null, 2)}\n`,
];

for (const [path, text] of [...generated(), reportFile]) {
  const target = join(__dirname, '..', path);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, text);
  process.stdout.write(`${path}\n`);
}
