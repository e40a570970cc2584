import type { LandingZone } from '../../organization/landing-zone';
import type { DiagnosticCode } from '../diagnostics/codes';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import type { PolicyDocumentSource } from '../documents/policy-document-source';
import { type Located, nearest, type Path } from '../reading/located';
import type { TreeNode } from '../resolving/tree';
import type { OrganizationFile } from '../schema/organization-file';
import type { Names } from './names';

/** What the checks across the file look at. */
export interface CheckContext {
  readonly file: OrganizationFile;
  readonly root: Located;
  /** the root and all OUs by path */
  readonly tree: ReadonlyMap<string, TreeNode>;
  readonly documents: ReadonlyMap<string, PolicyDocumentSource>;
  /** what comes of the file as far as it is right: every account with what it inherits */
  readonly organization: LandingZone;
  readonly names: Names;
}

/** One check: looks across the file and gives what it finds. */
export type Check = (context: CheckContext) => Diagnostic[];

/** A check that takes longer than synthesis should wait for: it reads IAM’s names, or evaluates policies. */
export type SlowCheck = (context: CheckContext) => Promise<Diagnostic[]>;

/** Where the value at a path was written. */
export const valueAt = ({ root }: CheckContext, ...path: Path): Position => nearest(root, path).at;

/** Where the key of the value at a path was written. */
export function keyAt({ root }: CheckContext, ...path: Path): Position {
  const located = nearest(root, path);
  return located.key ?? located.at;
}

/** An error. */
export const error = (code: DiagnosticCode, at: Position, message: string, fix: string): Diagnostic => ({
  code,
  severity: 'error',
  at,
  message,
  fix,
});

/** A warning. */
export const warning = (code: DiagnosticCode, at: Position, message: string, fix: string): Diagnostic => ({
  ...error(code, at, message, fix),
  severity: 'warning',
});

/** The path in the file of an OU's entry. */
export function entryOf(path: string): Path {
  return path === 'Root'
    ? ['root']
    : ['root', ...path.split('/').flatMap((name) => ['organizationalUnits', name])];
}
