import { counted } from '../organization/counted';
import { fromDifference } from './differences';
import type { PartChange } from './model';
import { cut } from './words';

/** How much of a change's attributes is shown. */
export interface AttributeOptions {
  /** show everything, with whole documents; otherwise limit attributes and differences */
  readonly verbose: boolean;
  /** maximum number of characters of a value */
  readonly most: number;
}

/** Limits on attributes, and on differences within one, without `verbose`. */
const shownAtOnce = { attributes: 4, differences: 12 } as const;

/** The attributes of a change, one line each, with the differences of a document below its line. */
export function attributeLines(change: PartChange, options: AttributeOptions): string[] {
  const { verbose } = options;
  const worth = verbose
    ? change.attributes
    : change.attributes.filter((each) => isWorth(each.name, each.after, change));
  const shown = verbose ? worth : worth.slice(0, shownAtOnce.attributes);
  const rest = worth.length - shown.length;
  return [
    ...shown.flatMap((attribute) => linesOf(attribute, options)),
    ...(rest ? [`… and ${counted(rest, 'attribute')} more`] : []),
  ];
}

/** Whether an attribute is worth showing. Values that AWS computes for every new resource are not. */
const isWorth = (name: string, after: string, { action, replacedFor = [] }: PartChange): boolean =>
  action !== 'replace' || after !== '(known after apply)' || replacedFor.includes(name);

function linesOf(
  { name, before, after, differences, shown }: PartChange['attributes'][number],
  { verbose, most }: AttributeOptions,
): string[] {
  if (!differences.length) {
    const [old, now] = fromDifference(shown.before, shown.after, most);
    return [`${name}: ${old} → ${now}`];
  }
  const told = verbose ? differences : differences.slice(0, shownAtOnce.differences);
  const rest = differences.length - told.length;
  return [
    `${name}:`,
    ...told.map((difference) => `  ${cut(difference, verbose ? most : most * 3)}`),
    ...(rest ? [`  … and ${counted(rest, 'difference')} more`] : []),
    ...(verbose ? [`  before: ${before}`, `  after: ${after}`] : []),
  ];
}
