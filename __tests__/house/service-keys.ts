import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A string literal that is the key of a service, outside of what may name it. */
export interface NamedService {
  readonly file: string;
  readonly line: number;
  readonly service: string;
}

/** A file that names services for another reason than that something is known of them. */
export interface Exception {
  readonly file: string;
  readonly services: readonly string[];
  readonly because: string;
}

/**
 * Every string literal in a file that is the key of a service; not the paths of imports.
 *
 * @param text of the file; what it holds where nothing is said
 */
export function servicesNamedIn(
  file: string,
  keys: ReadonlySet<string>,
  text = readFileSync(file, 'utf8'),
): NamedService[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: NamedService[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) && keys.has(node.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ file, line: line + 1, service: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The rooms of a service that a file of `stacks` composes: `src/services/<room>` of its imports. */
export const roomsImportedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/from '\.\.\/src\/services\/([^/']+)\//g)].map(
    ([, room = '']) => room,
  );

const identityCenter = (file: string): Exception => ({
  file,
  services: ['identityCenter'],
  because: 'says where in the section an entry was written',
});
const config = (file: string, because = 'says where in the section an entry was written'): Exception => ({
  file,
  services: ['config'],
  because,
});
const bucketPurpose = 'the purpose `config` of a log bucket, which is no service';

/** The files that may name services, each with its reason. What is known of a service is in its room. */
export const exceptions: readonly Exception[] = [
  ...['access-references', 'access', 'inline-policy-names', 'permission-set-names', 'permission-sets'].map(
    (name) => identityCenter(`src/config/checks/${name}.ts`),
  ),
  ...['src/commands/access/places.ts', 'src/config/documents/inline-policies.ts'].map(identityCenter),
  ...['config-rules', 'conformance-packs', 'generated-names', 'roles'].map((name) =>
    config(`src/config/checks/${name}.ts`),
  ),
  config('src/config/documents/pack-templates.ts'),
  config('src/commands/import.ts', 'a folder that is called so'),
  config('src/config/reading/organization-path.ts', 'a folder that is called so'),
  config('src/services/s3/names.ts', bucketPurpose),
  config('stacks/log-archive-policies.ts', bucketPurpose),
  config('stacks/log-archive.ts', bucketPurpose),
  config('stacks/logging-names.ts', bucketPurpose),
  config('src/organization/landing-zone.ts', 'a type that leaves the section out'),
  {
    file: 'src/config/checks/regions.ts',
    services: ['serviceQuotaTemplate'],
    because: 'says where in the section an entry was written',
  },
  {
    file: 'src/config/checks/detection.ts',
    services: ['securityHub'],
    because: 'says where in the section an entry was written',
  },
  {
    file: 'src/config/diagnostics/codes.ts',
    services: ['config', 'guardDuty', 'identityCenter', 'securityHub'],
    because: 'the keys of the file that a diagnostic may follow from',
  },
  {
    file: 'src/import/read-organization.ts',
    services: ['identityCenter'],
    because: 'a type that leaves a field out',
  },
  {
    file: 'src/organization-diff/moved-administrators.ts',
    services: ['stackSets'],
    because: 'the baseline, which has no section',
  },
  {
    file: 'src/organization-diff/setting-lines.ts',
    services: ['guardDuty'],
    because: 'stands for any key in a type',
  },
  {
    file: 'src/guardrails/check/management-shape.ts',
    services: ['inspector'],
    because: 'a key of AWS in documents',
  },
  { file: 'src/guardrails/library/backup-plan.ts', services: ['backup'], because: 'a tag that is called so' },
  {
    file: 'src/services/eventbridge/schema.ts',
    services: ['guardDuty', 'macie'],
    because: 'the routes that hold where the file has none: a choice of the format, no fact of a service',
  },
  {
    file: 'src/services/delegated-only.ts',
    services: ['backup', 'health', 'ipam'],
    because: 'the descriptions of services without a room',
  },
  {
    file: 'stacks/baseline.ts',
    services: ['stackSets'],
    because: 'the stack of the baseline, which they bring',
  },
  {
    file: 'stacks/detection.ts',
    services: [
      'accessAnalyzer',
      'auditManager',
      'config',
      'detective',
      'firewallManager',
      'guardDuty',
      'inspector',
      'macie',
      'securityHub',
      'securityLake',
      'storageLens',
      'systemsManager',
    ],
    because: 'the line of each service that makes its stack',
  },
];
