import { type ITerraformIterator, TerraformIterator, TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';
import { eachOf } from './for-each';

/** What makes a resource one per region: `for_each` over the regions' names, and the `region` argument. */
export interface Regional {
  readonly forEach: ITerraformIterator;
  readonly region: string;
}

/** One instance in each region, keyed by its name: `aws_guardduty_detector.detector["eu-central-1"]`. */
export function inEach(regions: readonly string[]): Regional {
  const each = eachOf(regions);
  return { forEach: each, region: each.value };
}

/** Entries of a `for_each` map whose values know their region, keyed by names of the organization file. */
export interface RegionalEntries extends Regional {
  /** expression of an attribute of the entry, `each.value.<name>` */
  readonly of: (attribute: string) => string;
}

/**
 * One instance for each entry of a map, in the region that the entry names. Texts of the file are escaped.
 *
 * @param id of the local that holds the entries
 */
export function inEachEntry(
  scope: Construct,
  id: string,
  entries: Readonly<Record<string, { readonly region: string }>>,
): RegionalEntries {
  const local = new TerraformLocal(scope, id, entries);
  return {
    forEach: TerraformIterator.fromMap(local.asAnyMap),
    region: '${each.value.region}',
    of: (attribute) => `\${each.value.${attribute}}`,
  };
}

/** Expression of an attribute of the instance in the same region, for resources made by `inEach`. */
export const sameRegion = (address: string, attribute: string, region = 'each.key'): string =>
  `\${${address}[${region}].${attribute}}`;
