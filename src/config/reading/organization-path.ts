import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const usual = join('config', 'organization.yaml');

/**
 * The organization file of every command, as a path from where the user stands: `LANDFALL_CONFIG`, or
 * `config/organization.yaml` there or in the nearest folder above that has one.
 */
export function organizationPath(): string {
  if (process.env.LANDFALL_CONFIG) return process.env.LANDFALL_CONFIG;
  const project = nearestWith(usual);
  return project === undefined ? usual : relative(process.cwd(), join(project, usual));
}

/**
 * The folder of the project, absolute: Terraform JSON, local states and the lock file of providers belong there, wherever
 * below it the user stands.
 */
export const projectFolder = (): string => nearestWith(usual) ?? nearestWith('cdktf.json') ?? process.cwd();

/** What helps where an organization file that nothing but the command line names is not there. */
export function organizationFileAdvice(path: string): string {
  if (path !== resolve(organizationPath())) return 'name an organization file that is there';
  if (process.env.LANDFALL_CONFIG)
    return `LANDFALL_CONFIG names it, from ${process.cwd()}: correct it, or unset it`;
  return (
    `neither ${process.cwd()} nor a folder above has ${usual}: go to your project, name the file in LANDFALL_CONFIG, ` +
    'or let npx landfall import write one'
  );
}

/** The folder where the user stands or the nearest above it that holds a file, as git looks for its repository. */
function nearestWith(file: string): string | undefined {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, file))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
