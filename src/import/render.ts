import { stringify } from 'yaml';
import { printable } from '../terminal/printable';
import type { Written } from './to-file';

const header = `# yaml-language-server: $schema=./organization.schema.json
# Made by \`landfall import\` from an organization that exists. Check it, plan it (it should import and change nothing),
# apply it, and then take out adopted: true and the ids that you do not want to keep.
`;

/** The text of every file, by its path relative to the folder. */
export function render({ organization, accounts, documents, notes }: Written): Map<string, string> {
  const remarks = notes.map((note) => `#\n# NOTE: ${printable(note).replace(/\n+/g, ' ')}\n`).join('');
  const options = { lineWidth: 110, aliasDuplicateObjects: false };
  const files = new Map([['organization.yaml', `${header}${remarks}${stringify(organization, options)}`]]);
  for (const [name, entries] of accounts)
    files.set(`accounts/${name}.yaml`, stringify({ accounts: entries }, options));
  for (const [name, document] of documents)
    files.set(`policies/${name}.json`, `${JSON.stringify(document, null, 2)}\n`);
  return files;
}
