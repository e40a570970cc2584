import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { guardrailsPage } from '../src/config/reference/guardrails-page';
import { organizationJsonSchema } from '../src/config/reference/json-schema';
import { referencePage } from '../src/config/reference/reference-page';
import { reportSchema } from '../src/plan-report/schema';
import { withCounts } from './counts';
import { roomTable } from './room-table';

const root = join(__dirname, '..');

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every committed file that is made from code, or has a part that is: its path in the repository and its text. */
export const generated = (): Map<string, string> =>
  new Map([
    ['config/organization.schema.json', json(organizationJsonSchema())],
    ['docs/guardrails.md', guardrailsPage()],
    ['docs/reference.md', referencePage()],
    ['docs/plan-report.schema.json', json(z.toJSONSchema(reportSchema))],
    ['README.md', withCounts(readFileSync(join(root, 'README.md'), 'utf8'))],
    ['CONTRIBUTING.md', withPart('CONTRIBUTING.md', 'rooms', roomTable())],
  ]);

/** The text of a committed file with a new text between the comments that name the part; throws where they are missing. */
function withPart(path: string, name: string, part: string): string {
  const text = readFileSync(join(root, path), 'utf8');
  const [start, end] = [`<!-- generated: ${name} -->\n`, `\n<!-- end: ${name} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${path} has no "${start.trim()}" … "${end.trim()}".`);
  return `${before}${start}${part}${end}${after}`;
}
