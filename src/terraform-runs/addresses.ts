import type { Change } from './model';

/** A resource's address: type, name, and the key of an instance, in which anything may be, quotes and brackets too. */
const address = String.raw`[\w-]+\.[\w-]+(?:\.[\w-]+)?(?:\[(?:\d+|"(?:[^"\\]|\\[\s\S])*")\])?`;
const atPlace = new RegExp(address, 'y');
const whole = new RegExp(`^(?:${address})$`);

/** The address that a text holds right behind a phrase; undefined where none is there. */
export function addressAfter(text: string, phrase: RegExp): string | undefined {
  const found = phrase.exec(text);
  if (!found) return undefined;
  atPlace.lastIndex = found.index + found[0].length;
  return atPlace.exec(text)?.[0];
}

/** The address behind a phrase that Terraform has put into quotes, escaping those of the key, or not. */
export function quotedAddressAfter(text: string, phrase: RegExp): string | undefined {
  const found = phrase.exec(text);
  if (!found) return undefined;
  const rest = text.slice(found.index + found[0].length);
  const written = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(rest)?.[0];
  const read = written === undefined ? undefined : unquoted(written.replace(/\n/g, ' '));
  return read !== undefined && whole.test(read) ? read : addressAfter(rest, /^"/);
}

/** The parts of an address. */
export function partsOf(text: string): Pick<Change, 'address' | 'type' | 'name' | 'key'> {
  const [, type = text, name = '', key] = /^([\w-]+)\.([\w-]+)(?:\[(.*)\])?$/s.exec(text) ?? [];
  return { address: text, type, name, ...(key !== undefined && { key: ofLanguage(key) }) };
}

/** A quoted text of Terraform's language, where what would begin a template is doubled. */
const ofLanguage = (text: string): string => unquoted(text.replace(/([$%])\1\{/g, '$1{'));

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
