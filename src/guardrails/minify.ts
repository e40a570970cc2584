import type { OrganizationPolicyDocument } from './policy-document';

/** The order in which AWS's documentation writes the elements; anything else follows by name. */
const ELEMENTS = [
  'Version',
  'Id',
  'Statement',
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
const LIST_ELEMENTS = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);

/**
 * The shortest JSON with the same meaning: no white space, elements in a fixed order, and in the IAM policy
 * language a list of one written as its element. Every character counts against a policy's maximum size, and
 * the SDK saves the text exactly as given, so equal documents must become equal texts.
 *
 * Lists keep their order, also those that AWS treats as sets: a diff should show what the author changed.
 * Management policies keep their lists of one, because `@@assign: ["x"]` and `@@assign: "x"` differ there.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export function minify(document: OrganizationPolicyDocument): string {
  return JSON.stringify('Statement' in document ? policy(document) : sorted(document));
}

/** Orders an object's keys: the elements of a policy as AWS writes them, then the rest by name. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.sort(byElement).map(([key, inner]) => [key, sorted(inner)]));
}

function policy(document: object): unknown {
  const { Statement, ...head } = sorted(document) as { Statement: unknown };
  const statements = (Array.isArray(Statement) ? Statement : [Statement]).map(statement);
  return { ...head, Statement: scalar(statements) };
}

function statement(written: Record<string, unknown>): unknown {
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => {
      if (LIST_ELEMENTS.has(key)) return [key, scalar(value)];
      if (key === 'Principal' || key === 'NotPrincipal') return [key, scalars(value)];
      if (key === 'Condition') return [key, mapValues(value, scalars)];
      return [key, value];
    }),
  );
}

function scalars(value: unknown): unknown {
  return mapValues(value, scalar);
}

function mapValues(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}

function scalar(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function byElement([a]: [string, unknown], [b]: [string, unknown]): number {
  const known = rank(a) - rank(b);
  if (known !== 0) return known;
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank(key: string): number {
  const index = ELEMENTS.indexOf(key);
  return index === -1 ? ELEMENTS.length : index;
}
