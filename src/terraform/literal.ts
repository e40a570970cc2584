import { mapTexts } from './map-texts';

/**
 * Stand in texts for what Terraform or CDKTF would read as more than text, from the border between model and constructs
 * until a stack is written. `opening` is the `{` after `$`, `%`, `#` or `&`: as long as what it stands for, and left alone
 * by `JSON.stringify`. `seam` stands for nothing and parts what must not be read as one.
 */
const opening = '\u007f';
const seam = '\ufdd0';

/** CDKTF takes these for maps that are not resolved yet; it throws where it meets them. */
const cdktfMaps = ['String Map Token Value', 'Any Map Token Value'];

/** CDKTF writes a number that is not resolved yet as one of these sizes, and finds it inside of texts too. */
const isNumberToken = (digits: string): boolean => Math.abs(Number.parseFloat(digits)) > 1e200;

/**
 * A value that reaches Terraform letter for letter, wherever it stands: alone, in an expression or in a document. Every
 * text of the organization file is made so at once, where stacks take the model (`asTexts`); our own texts need it where
 * IAM or CloudFormation reads `${`. Twice is as good as once.
 */
export const literal = <T>(value: T): T => mapTexts(value, literalText);

/**
 * The same for all that a user wrote. The characters that stand for others are none that a text may have; the reader
 * refuses them with their place.
 */
export const asTexts = <T>(value: T): T =>
  mapTexts(value, (text) => {
    if (text.includes(opening) || text.includes(seam))
      throw new Error(`a text holds a control character: ${JSON.stringify(text)}`);
    return literalText(text);
  });

function literalText(text: string): string {
  if (cdktfMaps.includes(text)) return `${text}${seam}`;
  return text
    .replace(/([$%#&])\{/g, `$1${opening}`)
    .replace(/[$%]$/, `$&${seam}`)
    .replace(/[-|\d.+]+e[-|\d.eE+]+/g, (digits) =>
      isNumberToken(digits) ? digits.replaceAll('e', `${seam}e`) : digits,
    );
}

/** A marked text as its user wrote it: for names of things. */
export const plain = (text: string): string => text.replaceAll(opening, '{').replaceAll(seam, '');

/**
 * What a stack is written as: marked texts in Terraform's own spelling.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export const written = <T>(value: T): T => mapTexts(value, writtenText);

/** Whether a value holds a text that needs Terraform's spelling. */
export const needsSpelling = (value: unknown): boolean => written(value) !== value;

const writtenText = (text: string): string =>
  text
    .replaceAll(`$${seam}\${`, () => '${"$"}${')
    .replace(/([$%])(?:\u007f|\ufdd0\{)/g, '$1$1{')
    .replaceAll(opening, '{')
    .replaceAll(seam, '');

/** A text as a quoted string of Terraform's expression language. */
export const quoted = (text: string): string => JSON.stringify(literal(text));

/** A name as part of an address: everything but letters, digits and hyphens by its code, so that no two names meet. */
export const identifier = (name: string): string =>
  plain(name).replace(/[^A-Za-z0-9-]/g, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);

/** A key of the file, in camel case, as a name in an address. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
