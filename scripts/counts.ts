import { join } from 'node:path';
import { loadOrganization } from '../src/config/load';
import { LIBRARY } from '../src/guardrails/library';
import { elevatedRolesAlarm, readyAlarms } from '../src/services/cloudwatch/ready-alarms';
import { delegableServices } from '../src/services/registry';

const accountsOf = (path: string): number => {
  const { organization } = loadOrganization(join(__dirname, '..', path));
  if (!organization) throw new Error(`${path} has an error: run npx landfall check.`);
  return organization.accounts.length + 1;
};

/** Numbers in pages: what stands around one, and the number. */
const counts: readonly (readonly [pattern: RegExp, count: () => number])[] = [
  [/\d+(?= ready policies)/g, () => LIBRARY.length],
  [/(?<=delegated administrators of )\d+(?= services)/g, () => delegableServices.length],
  [/\d+(?= kinds of risky calls)/g, () => new Set([...Object.keys(readyAlarms), elevatedRolesAlarm]).size],
  [
    /(?<=examples\/enterprise\/organization\.yaml\) \()\d+(?= accounts)/g,
    () => accountsOf('config/examples/enterprise/organization.yaml'),
  ],
  [
    /(?<=\(config\/organization\.yaml\) with )\d+(?= accounts)/g,
    () => accountsOf('config/organization.yaml'),
  ],
];

/** The text of a page with the counts that are true; throws where one of them is not in the text any more. */
export function withCounts(text: string): string {
  return counts.reduce((page, [pattern, count]) => {
    if (!pattern.test(page)) throw new Error(`No text matches ${pattern}: mend scripts/counts.ts.`);
    return page.replace(pattern, String(count()));
  }, text);
}
