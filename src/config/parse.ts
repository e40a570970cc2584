import type { z } from 'zod';
import { withoutConsequences } from './consequences';
import type { Diagnostic } from './diagnostic';
import { fromIssues } from './issues';
import { type Located, nearest, type Path } from './located';
import { corrected } from './misspelt';
import { prune } from './prune';
import type { Reading } from './read';
import { type OrganizationFile, organizationFileSchema } from './schema';

/** What the schema made of what was read. */
export interface Parsed {
  /** absent where too little is right to look any further */
  readonly file?: OrganizationFile;
  /** what `file` was made of: misspelt keys called what they mean, and nothing in it that the schema refuses */
  readonly root: Located;
  /** the same with what the schema refuses */
  readonly meant: Located;
  /** what is missing from `root` */
  readonly leftOut: 'nothing' | 'value' | 'file';
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks what was read against the schema, and keeps what is right of it for the checks across the file. */
export function parseOrganizationFile({ root: written, whole }: Reading): Parsed {
  if (!written.children || Array.isArray(written.value)) {
    return { root: written, meant: written, leftOut: 'file', diagnostics: [noMap(written)] };
  }
  const accounts = written.children.get('accounts');
  if ((accounts?.children?.size ?? 0) > mostAccounts)
    return {
      root: written,
      meant: written,
      leftOut: 'file',
      diagnostics: [tooManyAccounts(accounts as Located)],
    };
  const first = organizationFileSchema.safeParse(written.value);
  if (first.success) {
    const leftOut = whole ? 'nothing' : 'file';
    return { file: first.data as OrganizationFile, root: written, meant: written, leftOut, diagnostics: [] };
  }
  const { issues } = first.error;
  const meant = corrected(written, issues, organizationFileSchema);
  const leftOut = whole && !issues.some(({ path }) => path[0] === 'include') ? 'value' : 'file';
  const wrong = fromIssues(withoutMisspelt(issues, written, meant), organizationFileSchema, written);
  const diagnostics = leftOut === 'file' ? withoutConsequences(wrong, leftOut) : wrong;
  return { ...rest(meant, written), meant, leftOut, diagnostics };
}

/** Twice what Landfall is made for; AWS starts an organization with 10 and grants thousands. */
const mostAccounts = 20_000;

const tooManyAccounts = ({ key, at, children }: Located): Diagnostic => ({
  code: 'account-count',
  severity: 'error',
  at: key ?? at,
  message: `the file has ${children?.size} accounts; Landfall takes ${mostAccounts}`,
  fix: 'AWS grants no organization so many (quotas.accounts); look for what wrote this list',
});

function noMap({ value, at }: Located): Diagnostic {
  return {
    code: 'invalid-value',
    severity: 'error',
    at,
    message: `the organization file ${value === null ? 'is empty' : 'has no keys'}`,
    fix: 'begin with version: 1, as config/examples/minimal/organization.yaml does',
  };
}

/** What is right; where a corrected key makes it worse, without what stands under it. */
function rest(meant: Located, written: Located): Pick<Parsed, 'file' | 'root'> {
  const root = pruned(meant);
  const file = organizationFileSchema.safeParse(root.value).data as OrganizationFile | undefined;
  if (file) return { root, file };
  const less = pruned(written);
  const fallback = organizationFileSchema.safeParse(less.value).data as OrganizationFile | undefined;
  return { root: less, ...(fallback && { file: fallback }) };
}

function pruned(root: Located): Located {
  const parsed = organizationFileSchema.safeParse(root.value);
  return parsed.success ? root : prune(root, parsed.error.issues);
}

/** A key that is missing only because it is misspelt needs one message, not two. */
function withoutMisspelt(
  issues: readonly z.core.$ZodIssue[],
  written: Located,
  meant: Located,
): z.core.$ZodIssue[] {
  const isThere = (root: Located, path: Path) =>
    nearest(root, path.slice(0, -1)).children?.has(path.at(-1) ?? '') ?? false;
  return issues.filter(({ path, code }) => {
    if (code === 'unrecognized_keys' || path.length === 0) return true;
    return isThere(written, path as Path) || !isThere(meant, path as Path);
  });
}
