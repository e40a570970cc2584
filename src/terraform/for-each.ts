import { type ListTerraformIterator, TerraformIterator } from 'cdktf';
import { quoted } from './literal';

/**
 * A `for_each` over texts. They stand in an expression, where CDKTF writes them as they are: a quotation mark in one would
 * end it, so each comes quoted.
 */
export const eachOf = (texts: readonly string[]): ListTerraformIterator =>
  TerraformIterator.fromList(texts.map(quoted));
