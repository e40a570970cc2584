import type { Change } from './model';

/**
 * Matches a resource address: type, name, and the key of an instance. A key may hold any character, quotes and brackets
 * included.
 */
const address = String.raw`[\w-]+\.[\w-]+(?:\.[\w-]+)?(?:\[(?:\d+|"(?:[^"\\]|\\[\s\S])*")\])?`;
const atPlace = new RegExp(address, 'y');
const whole = new RegExp(`^(?:${address})$`);

/** The address that directly follows a phrase in a text; undefined where there is none. */
export function addressAfter(text: string, phrase: RegExp): string | undefined {
  const found = phrase.exec(text);
  if (!found) return undefined;
  atPlace.lastIndex = found.index + found[0].length;
  return atPlace.exec(text)?.[0];
}

/**
 * The address in quotes that follows a phrase. Terraform escapes the quotes of its key in some messages and not in
 * others.
 */
export function quotedAddressAfter(text: string, phrase: RegExp): string | undefined {
  const found = phrase.exec(text);
  if (!found) return undefined;
  const rest = text.slice(found.index + found[0].length);
  const written = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(rest)?.[0];
  const read = written === undefined ? undefined : unquoted(written.replace(/\n/g, ' '));
  return read !== undefined && whole.test(read) ? read : addressAfter(rest, /^"/);
}

/** The type, name and instance key of an address. */
export function partsOf(text: string): Pick<Change, 'address' | 'type' | 'name' | 'key'> {
  const [, type = text, name = '', key] = /^([\w-]+)\.([\w-]+)(?:\[(.*)\])?$/s.exec(text) ?? [];
  return { address: text, type, name, ...(key !== undefined && { key: ofLanguage(key) }) };
}

/** A quoted string of the Terraform language as its value: doubled template markers count once. */
const ofLanguage = (text: string): string => unquoted(text.replace(/([$%])\1\{/g, '$1{'));

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
