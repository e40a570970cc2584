import {
  listOf,
  type PolicyDocument,
  type Statement,
  statementsOf,
} from '../../iam-documents/policy-document';
import { intersects } from '../pattern-sets';
import { contradictions } from './contradictions';
import { covers, coversActions, coversResources } from './coverage';
import { type Finding, type Pointer, warning } from './finding';
import { resourcePatterns } from './iam-names';

/**
 * Finds where a valid document probably does not mean what its author intended: statements that never match, redundant
 * statements, allow lists that leave nothing, and wildcards that are literal characters.
 */
export async function checkMeaning(document: PolicyDocument): Promise<Finding[]> {
  const statements = statementsOf(document);
  const place = (index: number): Pointer =>
    Array.isArray(document.Statement) ? ['Statement', index] : ['Statement'];
  const single = statements.map(async (statement, index) => [
    ...contradictions(statement, place(index)),
    ...literalWildcards(statement, place(index)),
    ...(await deadActions(statement, place(index))),
  ]);
  return [
    ...(await Promise.all(single)).flat(),
    ...statements.flatMap((_, index) => coveredBy(statements, index, place)),
    ...allowsNothing(statements, place),
  ];
}

function literalWildcards(statement: Statement, pointer: Pointer): Finding[] {
  return Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) => {
    if (!/String(Not)?Equals/i.test(operator)) return [];
    return Object.entries(keys).flatMap(([key, values]) =>
      listOf(values)
        .filter((value) => /[*?]/.test(String(value).replaceAll(/\$\{[^}]*\}/g, '')))
        .map((value) => {
          const message = `${operator} takes the wildcard in ${value} for an ordinary character.`;
          const fix = `Write ${operator.replace(/Equals(IgnoreCase)?/, 'Like')}.`;
          return warning('literal-wildcard', [...pointer, 'Condition', operator, key], message, fix);
        }),
    );
  });
}

/** Actions that do not apply to any resource of the statement, such as `s3:ListAllMyBuckets` on a bucket. */
async function deadActions(statement: Statement, pointer: Pointer): Promise<Finding[]> {
  const resources = listOf(statement.Resource);
  if (resources.length === 0 || resources.includes('*') || statement.Action === undefined) return [];
  const patterns = resources.map((resource) => resource.replaceAll(/\$\{[^}]*\}/g, '*'));
  const found = listOf(statement.Action).map(async (action, index) => {
    const possible = await resourcePatterns(action);
    if (!possible || possible.some((arn) => patterns.some((pattern) => intersects(arn, pattern)))) return [];
    const at = [...pointer, 'Action', ...(Array.isArray(statement.Action) ? [index] : [])];
    const why = possible.length === 0 ? 'takes no resource' : `is asked on ${possible.join(' or ')} only`;
    return [
      warning(
        'never-matches',
        at,
        `${action} ${why}, so that it never matches here.`,
        'Write "Resource": "*".',
      ),
    ];
  });
  return (await Promise.all(found)).flat();
}

function coveredBy(statements: Statement[], index: number, place: (index: number) => Pointer): Finding[] {
  const narrow = statements[index] as Statement;
  const by = statements.findIndex((broad, other) => {
    // Of two statements that cover each other, only the later is reported.
    return other !== index && covers(broad, narrow) && (other < index || !covers(narrow, broad));
  });
  if (by === -1) return [];
  const name = statements[by]?.Sid ?? `number ${by + 1}`;
  return [
    warning('covered', place(index), `The statement ${name} says all that this one says.`, 'Drop this one.'),
  ];
}

function allowsNothing(statements: Statement[], place: (index: number) => Pointer): Finding[] {
  const allows = statements.filter(({ Effect }) => Effect === 'Allow');
  const denials = statements.filter(({ Effect, Condition }) => Effect === 'Deny' && !Condition);
  const taken = (allow: Statement) =>
    denials.some((deny) => coversActions(deny, allow) && coversResources(deny, allow));
  if (allows.length === 0 || !allows.every(taken)) return [];
  const pointer = place(statements.indexOf(allows[0] as Statement));
  const message = 'The policy denies again all that it allows.';
  return [warning('allows-nothing', pointer, message, 'Narrow the Deny or drop the Allow.')];
}
