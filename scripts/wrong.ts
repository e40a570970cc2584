import { existsSync, writeFileSync } from 'node:fs';
import { diagnosticCodes } from '../src/config/diagnostics/codes';
import { report } from '../src/config/diagnostics/report';
import { loadOrganization } from '../src/config/load';
import { runSlowChecks } from '../src/config/slow-checks';

// Rewrites the expected reports of the wrong files in the tests; read what it changed before you commit it.
const folder = '__tests__/config/wrong';

async function rewrite(code: string): Promise<void> {
  const single = `${folder}/${code}.yaml`;
  const file = existsSync(single) ? single : `${folder}/${code}/organization.yaml`;
  const text = report(await runSlowChecks(loadOrganization(file)), { color: false });
  writeFileSync(`${folder}/${code}.txt`, text);
  if (!text.includes(`[${code}]`)) process.stderr.write(`${file} does not give ${code}\n`);
}

void Promise.all(Object.keys(diagnosticCodes).map(rewrite));
