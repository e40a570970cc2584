/** A name as a key of the organization file: lower-case letters, digits and hyphens. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  return plain || 'account';
}

/** Gives every name a key of its own; a second one that would be the same gets the end of its id. */
export function uniqueSlugs(
  named: readonly { readonly id: string; readonly name: string }[],
): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of named) {
    const plain = slug(name);
    const key = taken.has(plain)
      ? `${plain.slice(0, 43)}-${id
          .slice(-6)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, '')}`
      : plain;
    taken.add(key);
    slugs.set(id, key);
  }
  return slugs;
}

/** The pattern that gives most of the addresses, with `{account}` for the key; undefined where none gives two. */
export function emailPattern(
  accounts: readonly { readonly key: string; readonly email: string }[],
): string | undefined {
  const counts = new Map<string, number>();
  for (const { key, email } of accounts) {
    if (!email.includes(key)) continue;
    const pattern = email.replace(key, '{account}');
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] > 1 ? best[0] : undefined;
}
