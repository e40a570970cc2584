import type { z } from 'zod';
import { allRead, type Unread, withoutConsequences } from '../diagnostics/consequences';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import type { Reading } from '../reading/read';
import { fromIssues } from './issues';
import { type Mended, mended, type SchemaResult } from './mend';
import { corrected } from './misspelt';
import { type OrganizationFile, organizationFileSchema } from './organization-file';
import type { Variant } from './variants';

/** The result of checking a file against the schema. */
export interface ParsedFile {
  /**
   * one for a valid file or one with unknown keys only; two for a file with other mistakes, of which only shared
   * findings count; none where the root is not a map
   */
  readonly variants: readonly Variant[];
  /** the file with misspelt keys renamed to what they mean */
  readonly meant: Located;
  readonly unread: Unread;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks a file against the schema and repairs it for the checks across the file. */
export function parseOrganizationFile({
  root: written,
  unread: missing,
  texts,
  diagnostics,
}: Reading): ParsedFile {
  // The reader has already reported a file that it could not read or that is not YAML. Such a file is not empty.
  if (!written.at.file || (written.value === null && missing.text.trim()))
    return { variants: [], meant: written, unread: missing, diagnostics: [] };
  const wrong = written.children && !Array.isArray(written.value) ? tooManyAccounts(written) : noMap(written);
  // A file that is not YAML is already reported.
  const found = wrong && missing.text === '' ? [wrong] : [];
  if (wrong) return { variants: [], meant: written, unread: allRead, diagnostics: found };
  const { root: meant, found: misspelt, parsed } = withoutMisspelt(written);
  const issues = parsed.error?.issues ?? [];
  const unread = isIncludeUnread(written, meant, issues) ? { ...missing, anything: true } : missing;
  if (parsed.success) {
    const right = { file: parsed.data as OrganizationFile, root: meant, standIns: new Set<Position>() };
    return { variants: [right], meant, unread, diagnostics: misspelt };
  }
  const first = mended(meant, parsed, 'least');
  // Each variant costs a full run of the checks across the file.
  const repaired = first.isOnly ? [first] : [first, mended(meant, parsed, 'examples')];
  const all = [
    ...misspelt,
    ...fromIssues(issues, organizationFileSchema, meant),
    ...foundLaterInEach(repaired),
  ];
  const known = new Set(diagnostics.map(placeOf));
  const unknown = all.filter((each) => !known.has(placeOf(each)));
  return {
    variants: repaired.flatMap(({ file, root, standIns }) => (file ? [{ file, root, standIns }] : [])),
    meant,
    unread,
    diagnostics: withoutConsequences(unknown, unread, texts),
  };
}

const placeOf = ({ at }: Diagnostic): string => `${at.file}:${at.line}:${at.column}`;

/** Issues that appear in every repaired file only after earlier ones are repaired. */
function foundLaterInEach(repaired: readonly Mended[]): Diagnostic[] {
  const [first = new Map<string, Diagnostic>(), ...others] = repaired.map(laterFound);
  return [...first].flatMap(([key, each]) => (others.every((other) => other.has(key)) ? [each] : []));
}

/** Later issues, each once. The index of a list entry may differ between variants, its position does not. */
const laterFound = ({ later }: Mended): ReadonlyMap<string, Diagnostic> => {
  const found = later.flatMap(({ issues, root }) => fromIssues(issues, organizationFileSchema, root));
  return new Map(found.reverse().map((each) => [`${placeOf(each)} ${each.fix}`, each]));
};

/** Whether `include` is misspelt or invalid, so that the files it names were not read. */
const isIncludeUnread = (written: Located, meant: Located, issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.some(({ path }) => path[0] === 'include') ||
  (meant.children?.has('include') === true && !written.children?.has('include'));

/**
 * Renames misspelt keys level by level. Gives the renamed file, the diagnostics about the keys, and the result of
 * parsing.
 */
function withoutMisspelt(written: Located): { root: Located; found: Diagnostic[]; parsed: SchemaResult } {
  const found: Diagnostic[] = [];
  let root = written;
  for (let level = 0; ; level++) {
    const parsed = organizationFileSchema.safeParse(root.value);
    const next = corrected(root, parsed.error?.issues ?? [], organizationFileSchema);
    if (next.renamed.length === 0 || level === mostLevels) return { root, found, parsed };
    for (const each of fromIssues(next.renamed, organizationFileSchema, root)) found.push(each);
    root = next.root;
  }
}

/** Limit on levels that are searched for misspelt keys. Keys below are found once these are corrected. */
const mostLevels = 10;

/** Limit on accounts. Landfall is built for 10,000; AWS starts an organization with 10 and grants thousands. */
const mostAccounts = 12_000;

function tooManyAccounts({ children }: Located): Diagnostic | undefined {
  const accounts = children?.get('accounts');
  const count = accounts?.children?.size ?? 0;
  if (!accounts || count <= mostAccounts) return undefined;
  return {
    code: 'account-count',
    severity: 'error',
    at: accounts.key ?? accounts.at,
    message: `the file has ${count} accounts; Landfall takes ${mostAccounts}`,
    fix: 'AWS grants no organization so many (quotas.accounts); look for what wrote this list',
  };
}

function noMap({ value, at }: Located): Diagnostic {
  return {
    code: 'invalid-value',
    severity: 'error',
    at,
    message: `the organization file ${value === null ? 'is empty' : 'has no keys'}`,
    fix: 'begin with version: 1, as config/examples/minimal/organization.yaml does',
  };
}
