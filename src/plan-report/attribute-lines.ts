import { counted } from '../organization/counted';
import { fromDifference } from './differences';
import type { PartChange } from './model';
import { cut } from './words';

/** How much of a change's attributes is shown. */
export interface AttributeOptions {
  /** everything, with whole documents; otherwise as many attributes and differences as one takes in */
  readonly verbose: boolean;
  /** characters of a value */
  readonly most: number;
}

/** Attributes, and differences within one, that are shown unless all are asked for. */
const shownAtOnce = { attributes: 4, differences: 12 } as const;

/** A change's attributes, a line each, and below a document what differs in it. */
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

/** What AWS gives to anything that is made anew says nothing. */
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
