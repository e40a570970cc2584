import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { landfallHere } from './landfall';

const folder = mkdtempSync(join(tmpdir(), 'landfall-names-'));
const config = join(folder, 'organization.yaml');
writeFileSync(
  config,
  organizationFile(
    'accounts: [{ name: fraud, accountName: Fraud Production, ou: Root, owner: fraud, id: "555555555555" }]\n',
  ),
);
const { CDKTF_OUTDIR: before } = process.env;
beforeAll(() => {
  process.env.CDKTF_OUTDIR = join(folder, 'out');
});
afterAll(() => {
  if (before === undefined) delete process.env.CDKTF_OUTDIR;
  else process.env.CDKTF_OUTDIR = before;
  rmSync(folder, { recursive: true });
});

const names = ['fraud', 'Fraud Production', '555555555555'];

test.each(names)('explain of %s names the account as the file and as AWS do', async (called) => {
  const asked = ['explain', '--account', called, '--action', 'ec2:RunInstances'];
  const { status, stdout } = await landfallHere(asked, config);
  expect([status, stdout.split('\n')[0]]).toEqual([
    0,
    'ec2:RunInstances in eu-central-1, account fraud (Fraud Production)',
  ]);
  const { account, accountName } = JSON.parse((await landfallHere([...asked, '--json'], config)).stdout);
  expect({ account, accountName }).toEqual({ account: 'fraud', accountName: 'Fraud Production' });
});

test.each(names)('explain --effective of %s does so too', async (called) => {
  const asked = ['explain', '--account', called, '--effective'];
  const { status, stdout } = await landfallHere(asked, config);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^fraud \(Fraud Production\) in Root: /)]);
});

test.each([
  ['access', '--account', 'Fraud Prodution'],
  ['explain', '--account', 'Fraud Prodution', '--effective'],
  ['explain', '--account', 'Fraud Prodution', '--action', 's3:GetObject'],
])('%s asks a misspelt name back', async (...asked) => {
  expect(await landfallHere(asked, config)).toEqual({
    status: 64,
    stdout: '',
    stderr: 'error: there is no account Fraud Prodution; did you mean Fraud Production?\n',
  });
});

test('show draws both names, and gives scripts both', async () => {
  const { status, stdout } = await landfallHere(['show'], config);
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/─ fraud \(Fraud Production\) 555555555555 fraud$/m),
  ]);
  const { accounts } = JSON.parse((await landfallHere(['show', '--json'], config)).stdout);
  expect(accounts).toEqual([expect.objectContaining({ name: 'fraud', accountName: 'Fraud Production' })]);
});
