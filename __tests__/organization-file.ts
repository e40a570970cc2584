import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { report } from '../src/config/diagnostics/report';
import { type Loaded, loadOrganization } from '../src/config/load';
import type { LandingZone } from '../src/organization/landing-zone';

const acme = {
  name: 'acme',
  managementAccount: { id: '111111111111' },
  homeRegion: 'eu-central-1',
  governedRegions: ['eu-central-1'],
  accountEmail: 'aws+{account}@acme.example',
};

/**
 * The text of an organization file: the company that tests share on two lines, and from the third on what this test
 * says.
 *
 * @param rest the other keys of the file, as YAML or as data
 * @param organization what is otherwise in the company
 */
export function organizationFile(rest: string | object, organization: object = {}): string {
  const head = `version: 1\norganization: ${JSON.stringify({ ...acme, ...organization })}\n`;
  return head + (typeof rest === 'string' ? rest : stringify(rest));
}

/** Texts by their path relative to a folder. */
export type Files = Readonly<Record<string, string>>;

/** Does something with files in a folder of their own, which is gone afterwards. */
export function withFiles<Result>(files: Files, work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What comes of reading an organization file that is given as text, with files beside it. */
export const loadedFrom = (text: string, files: Files = {}): Loaded =>
  withFiles({ ...files, 'organization.yaml': text }, (folder) =>
    loadOrganization(join(folder, 'organization.yaml')),
  );

/** The organization of a file that is given as text; throws its report where it is wrong. */
export const organizationFrom = (text: string, files: Files = {}): LandingZone =>
  organizationOf(loadedFrom(text, files));

/** The organization of a file with these keys, and otherwise as `organizationFile` has it. */
export const organizationWith = (rest: string | object, organization: object = {}): LandingZone =>
  organizationFrom(organizationFile(rest, organization));

/** The organization that was read; throws the report where its file is wrong. */
export function organizationOf(loaded: Loaded): LandingZone {
  if (!loaded.organization) throw new Error(report(loaded, { color: false }));
  return loaded.organization;
}
