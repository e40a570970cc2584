import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One import, export from, `require` or `import()` of a file. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** a file of the repository, or the name of a package */
  readonly to: string;
  /** whether `to` is a file of the repository */
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

/** The text of files by their path in the repository, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

const isCode = (path: string): boolean => /\.(ts|mjs|cjs|js)$/.test(path) || path.startsWith('bin/');

/** All code that is run: main.ts and what lies in bin, scripts, src and stacks. */
export function readSources(): Sources {
  const below = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name).replaceAll('\\', '/'),
    );
  const paths = ['main.ts', ...['bin', 'scripts', 'src', 'stacks'].flatMap(below)];
  const files = paths.filter((path) => isCode(path) && statSync(path).isFile());
  return new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** What all these files import, in the order of the files; throws where a relative path leads to no file. */
export function importsIn(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) =>
    specifiersIn(from, text).map(({ specifier, ...rest }) => {
      const ours = specifier.startsWith('.');
      const to = ours ? fileAt(posix.join(posix.dirname(from), specifier), from) : specifier;
      return { from, to, ours, ...rest };
    }),
  );
}

function fileAt(path: string, from: string): string {
  const found = [path, `${path}.ts`, `${path}/index.ts`].find(
    (each) => existsSync(each) && statSync(each).isFile(),
  );
  if (!found) throw new Error(`${from} imports ${path}, where no file is.`);
  return found;
}

interface Specifier {
  readonly specifier: string;
  readonly line: number;
  readonly typeOnly: boolean;
}

function specifiersIn(path: string, text: string): Specifier[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const found: Specifier[] = [];
  const visit = (node: ts.Node): void => {
    const module = moduleOf(node);
    if (module && ts.isStringLiteralLike(module)) {
      const line = source.getLineAndCharacterOfPosition(module.pos).line + 1;
      found.push({ specifier: module.text, line, typeOnly: isTypeOnly(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function moduleOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (!ts.isCallExpression(node)) return undefined;
  const loads =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require');
  return loads ? node.arguments[0] : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly ?? false;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportTypeNode(node);
}
