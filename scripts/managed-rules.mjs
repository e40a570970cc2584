// Writes src/services/config/managed-rules.generated.json from the list of AWS Config managed rules that moto carries
// (moto/config/resources/aws_managed_rules.json.gz, itself taken from AWS's documentation):
//   node scripts/managed-rules.mjs <path of aws_managed_rules.json.gz> <version of moto> <date of that release>
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const [path, version, date] = process.argv.slice(2);
const { ManagedRules } = JSON.parse(gunzipSync(readFileSync(path)));
const regionSource = readFileSync('src/organization/regions.ts', 'utf8');
const codes = new Map(
  [...regionSource.matchAll(/'([a-z0-9-]+)': \{ name: '([^']+)'/g)].map(([, code, name]) => [name, code]),
);
const all = [...codes.values()];
const named = (text) => [...codes].filter(([name]) => text.includes(name)).map(([, code]) => code);
const sets = [];
const setOf = (regions) => {
  const index = sets.findIndex((set) => set.join() === regions.join());
  return index >= 0 ? index : sets.push(regions) - 1;
};

/** `All supported AWS regions except X, Y Region` or `Only available in X, Y Region`. */
function missing(text) {
  if (text.startsWith('Only available in')) {
    const there = named(text);
    return all.filter((code) => !there.includes(code));
  }
  return text.includes('except') ? named(text) : [];
}

const rules = Object.fromEntries(
  Object.entries(ManagedRules)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([identifier, rule]) => [
      identifier,
      {
        parameters: rule.Parameters.map(({ Name, Optional }) => (Optional ? `${Name}?` : Name)),
        ...(missing(rule['AWS Region']).length && { notIn: setOf(missing(rule['AWS Region']).sort()) }),
      },
    ]),
);
const source = `moto ${version} (Apache-2.0), moto/config/resources/aws_managed_rules.json.gz`;
const lines = Object.entries(rules).map(
  ([identifier, rule]) => `    ${JSON.stringify(identifier)}: ${JSON.stringify(rule)}`,
);
writeFileSync(
  'src/services/config/managed-rules.generated.json',
  `{\n  "source": ${JSON.stringify(source)},\n  "date": ${JSON.stringify(date)},\n  "regionSets": ${JSON.stringify(sets)},\n` +
    `  "rules": {\n${lines.join(',\n')}\n  }\n}\n`,
);
