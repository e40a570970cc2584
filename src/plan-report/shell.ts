/** A text as one word of a POSIX shell, whatever is in it. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Terraform in a stack's folder, from the folder of the project; OpenTofu takes the same. */
export const terraformIn = (stack: string, ...args: string[]): string =>
  `\`terraform -chdir=${/^[\w-]+$/.test(stack) ? `cdktf.out/stacks/${stack}` : shellWord(`cdktf.out/stacks/${stack}`)} ${args.join(' ')}\``;
