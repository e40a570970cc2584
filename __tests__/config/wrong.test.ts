import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { diagnosticCodes } from '../../src/config/diagnostics/codes';
import { passes } from '../../src/config/diagnostics/diagnostic';
import { report } from '../../src/config/diagnostics/report';
import { loadOrganization } from '../../src/config/load';
import { runSlowChecks } from '../../src/config/slow-checks';

const folder = '__tests__/config/wrong';
const codes = Object.keys(diagnosticCodes);
const fileOf = (code: string) =>
  existsSync(`${folder}/${code}.yaml`) ? `${folder}/${code}.yaml` : `${folder}/${code}/organization.yaml`;

describe('a wrong file that a person could have written, and the whole text of the answer', () => {
  test.each(codes)('%s', async (code) => {
    const loaded = await runSlowChecks(loadOrganization(fileOf(code)));
    expect(loaded.diagnostics.map((found) => found.code)).toContain(code);
    expect(report(loaded, { color: false })).toBe(readFileSync(`${folder}/${code}.txt`, 'utf8'));
    expect(Boolean(loaded.organization)).toBe(passes(loaded.diagnostics));
  });

  test('every text belongs to a code', () => {
    const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    expect(texts.map((name) => name.replace('.txt', '')).sort()).toEqual([...codes].sort());
  });
});
