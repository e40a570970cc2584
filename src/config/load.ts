import type { LandingZone } from '../organization/landing-zone';
import type { CheckContext } from './checks/context';
import { namesIn } from './checks/names';
import { quickChecks } from './checks/registry';
import { type Unread, withoutConsequences } from './diagnostics/consequences';
import { type Diagnostic, passes, sorted } from './diagnostics/diagnostic';
import { readDocuments } from './documents/documents';
import { withInlinePolicies } from './documents/inline-policies';
import type { Located } from './reading/located';
import { organizationPath } from './reading/organization-path';
import { readOrganizationFile } from './reading/read';
import { resolveOrganization } from './resolving/resolve';
import { treeOf } from './resolving/tree';
import { parseOrganizationFile } from './schema/parse';
import { type Findings, foundInEach, type Variant } from './schema/variants';

/** The result of loading an organization file. */
export interface Loaded {
  /** absent when the file has an error */
  readonly organization?: LandingZone;
  /** errors and warnings, sorted by position */
  readonly diagnostics: readonly Diagnostic[];
  /** text of every file read, by its path as shown, for code frames */
  readonly texts: ReadonlyMap<string, string>;
  /** everything that was written, with its places; without what the schema refuses */
  readonly root: Located;
  /** the same with what the schema refuses, and misspelt keys called what they mean: for names as they were written */
  readonly meant: Located;
  /** what the checks across the file looked at: one for a file that is right but for unknown keys, else two */
  readonly variants: readonly CheckedVariant[];
  readonly unread: Unread;
}

/** A variant of the file with what the checks across it look at, and what they found. */
export interface CheckedVariant extends Findings {
  readonly context: CheckContext;
  /** text of the policies and templates that it names, by their paths as shown */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads, checks and resolves an organization file. Never throws for what is wrong with the file: all mistakes come
 * back at once.
 *
 * @param path relative to the working directory, or absolute
 */
export function loadOrganization(path: string = organizationPath()): Loaded {
  const reading = readOrganizationFile(path);
  const { meant, unread, ...parsed } = parseOrganizationFile(reading);
  const variants = parsed.variants.map((variant) => checked(variant, meant, reading.folder));
  const texts = new Map([...reading.texts, ...variants.flatMap((each) => [...each.texts])]);
  const across = withoutConsequences(foundInEach(variants, meant), unread, texts);
  const diagnostics = sorted([...reading.diagnostics, ...parsed.diagnostics, ...across]);
  const context = variants[0]?.context;
  return {
    ...(context && passes(diagnostics) && { organization: context.organization }),
    diagnostics,
    texts,
    root: context?.root ?? reading.root,
    meant,
    variants,
    unread,
  };
}

/**
 * Resolves a variant of the file, and runs the checks across it.
 *
 * @param meant the file as it was read: names in it are known, even where an entry has other mistakes
 */
function checked({ file: written, root, standIns }: Variant, meant: Located, folder: string): CheckedVariant {
  const read = readDocuments(written, root, folder);
  const { policies: documents, packTemplates, texts } = read;
  const file = withInlinePolicies(written, read.inlinePolicies);
  const tree = treeOf(file, root);
  const resolved = resolveOrganization({ file, root, tree, documents, packTemplates });
  const { organization } = resolved;
  const context = { file, root, tree, documents, names: namesIn(meant, tree, file), organization };
  const across = quickChecks.flatMap(({ find }) => find(context));
  return { context, texts, standIns, found: [...read.diagnostics, ...resolved.diagnostics, ...across] };
}
