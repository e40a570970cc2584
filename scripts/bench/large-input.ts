import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Input that is large, or made to take long: Landfall reads it or refuses it within 5 s for 10 MB. */
export interface LargeInput {
  readonly name: string;
  /** texts by their paths beside the organization file, that one included */
  readonly files: () => Readonly<Record<string, string>>;
}

const company = `version: 1
organization: { name: bench, managementAccount: { id: "111111111111", email: aws@bench.example }, homeRegion: eu-central-1, governedRegions: [eu-central-1], accountEmail: "aws+{account}@bench.example" }
quotas: { accounts: 30000, accountsPerStack: 30000 }
`;
const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');
const tree = `root:\n  organizationalUnits:\n${many(50, (index) => `    Unit${index}: {}\n`)}`;
const account = (index: number, rest: string): string =>
  `  - name: account-${index}\n    ou: Unit${index % 50}\n    owner: team-${index % 50}\n    email: account-${index}@bench.example\n${rest}`;
const filesOf = (count: number, name: (index: number) => string, text: (index: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), text(index)]));
const main = (rest: string) => ({ 'organization.yaml': company + rest });

/** A policy of about so many characters. */
function policy(characters: number): string {
  const statement = { Effect: 'Deny', Action: ['ec2:RunInstances', 's3:GetObject'], Resource: '*' };
  const one = JSON.stringify({ Sid: 'S000', ...statement }).length + 1;
  const count = Math.floor((characters - 40) / one);
  const statements = Array.from({ length: count }, (_, index) => ({ Sid: `S${100 + index}`, ...statement }));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** One of each kind that took longest. */
export const largeInputs: readonly LargeInput[] = [
  {
    name: '10,000 accounts, an unknown key in each, 1.9 MB',
    files: () =>
      main(
        `${tree}accounts:\n${many(10_000, (index) =>
          account(
            index,
            `    costCenter: cc-${index}\n    id: "${200_000_000_000 + index}"\n    tags: { Service: s${index}, Data: confidential }\n`,
          ),
        )}`,
      ),
  },
  {
    name: '20,000 accounts in five files, 10 MB',
    files: () => ({
      ...main(`${tree}include: ['accounts-*.yaml']\n`),
      ...filesOf(
        5,
        (part) => `accounts-${part}.yaml`,
        (part) =>
          `accounts:\n${many(4000, (index) => account(part * 4000 + index, `    tags: { A: ${'x'.repeat(190)}, B: ${'y'.repeat(190)} }\n`))}`,
      ),
    }),
  },
  {
    name: '1,000 policies, 2 MB',
    files: () => ({
      ...main(
        `${tree}policies:\n${many(1000, (index) => `  policy-${index}: { file: policy-${index}.json }\n`)}`,
      ),
      ...filesOf(
        1000,
        (index) => `policy-${index}.json`,
        () => policy(2000),
      ),
    }),
  },
  { name: '100,000 unknown keys', files: () => main(many(100_000, (index) => `key${index}: 1\n`)) },
  {
    name: 'a text of 8 MB',
    files: () => main(`${tree}accounts:\n  - { name: "${'a'.repeat(8_000_000)}", ou: Root }\n`),
  },
  {
    name: 'a list of 300,000 entries',
    files: () => main(`costAllocationTags:\n${many(300_000, (index) => `  - Tag${index}\n`)}`),
  },
];

/** Writes the files into a folder of their own; gives the path of the organization file. */
export function largeInputFiles({ files }: LargeInput): string {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  for (const [name, text] of Object.entries(files())) writeFileSync(join(folder, name), text);
  return join(folder, 'organization.yaml');
}
