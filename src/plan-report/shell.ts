/** Quotes any text as one word of a POSIX shell. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Quotes a text as one shell word only where that is needed. */
export const quotedIfNeeded = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : shellWord(text));

/** A Terraform command line for a stack, to be run in the project's folder. OpenTofu takes the same arguments. */
export const terraformIn = (stack: string, ...args: string[]): string =>
  `\`terraform -chdir=${quotedIfNeeded(`cdktf.out/stacks/${stack}`)} ${args.join(' ')}\``;
