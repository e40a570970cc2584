/** A text as one word of a POSIX shell, whatever is in it. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The same without quotes where none are needed. */
export const quotedIfNeeded = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : shellWord(text));

/** Terraform in a stack's folder, from the folder of the project; OpenTofu takes the same. */
export const terraformIn = (stack: string, ...args: string[]): string =>
  `\`terraform -chdir=${quotedIfNeeded(`cdktf.out/stacks/${stack}`)} ${args.join(' ')}\``;
