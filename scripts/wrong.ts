import { existsSync, writeFileSync } from 'node:fs';
import { diagnosticCodes } from '../src/config/diagnostic';
import { loadOrganization } from '../src/config/load';
import { report } from '../src/config/report';

// Rewrites the expected reports of the wrong files in the tests; read what it changed before you commit it.
const folder = '__tests__/config/wrong';
for (const code of Object.keys(diagnosticCodes)) {
  const file = existsSync(`${folder}/${code}.yaml`)
    ? `${folder}/${code}.yaml`
    : `${folder}/${code}/organization.yaml`;
  if (!existsSync(file)) continue;
  const text = report(loadOrganization(file), { color: false });
  writeFileSync(`${folder}/${code}.txt`, text);
  if (!text.includes(`[${code}]`)) process.stderr.write(`${file} does not give ${code}\n`);
}
