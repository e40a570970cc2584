/**
 * A value as Terraform's JSON syntax takes it literally: `${` and `%{`, which IAM policy variables are full of, would
 * begin a template (https://developer.hashicorp.com/terraform/language/syntax/json#string-templates).
 */
export function literal<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/([$%])\{/g, '$1$1{') as T;
  if (Array.isArray(value)) return value.map(literal) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [literal(key), literal(inner)])) as T;
}

/** A text as a quoted string of Terraform's expression language. */
export const quoted = (text: string): string => JSON.stringify(literal(text));

/** A name as part of an address: everything but letters, digits and hyphens by its code, so that no two names meet. */
export const identifier = (name: string): string =>
  name.replace(/[^A-Za-z0-9-]/g, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);

/** A key of the file, in camel case, as a name in an address. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
