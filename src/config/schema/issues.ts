import type { z } from 'zod';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { type Located, nearest, type Path } from '../reading/located';
import { exampleOf, keysOf, schemaAt } from './schema-at';

/** The name of the file's root in messages. */
const wholeFile = 'the organization file';

/**
 * Turns zod's issues into diagnostics. Each says where the value is, what is wrong, and what would be right.
 *
 * @param subject name of the root, for a message about the whole file
 */
export function fromIssues(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  root: Located,
  subject = wholeFile,
): Diagnostic[] {
  return issues.flatMap((issue) => fromIssue(issue, { schema, root, subject }));
}

interface Context {
  readonly schema: z.core.$ZodType;
  readonly root: Located;
  /** name of the root in messages */
  readonly subject: string;
}

function fromIssue(issue: z.core.$ZodIssue, context: Context): Diagnostic[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => unknownKey(path, name, context));
    case 'invalid_key':
      return [invalidKey(path, issue.issues[0]?.message ?? 'this name is not allowed', context)];
    case 'invalid_union':
      return invalidUnion(issue, path, context);
    case 'invalid_type':
      return [invalidType(issue.expected, path, context)];
    case 'invalid_value':
      return [invalidValue(issue.values.map(String), path, context)];
    case 'custom':
      return [
        diagnostic(path, context, 'invalid-value', `${nameOf(path, context)} is not right`, issue.message),
      ];
    default:
      return [
        diagnostic(
          path,
          context,
          'invalid-value',
          `${nameOf(path, context)} is not right: ${shownValue(path, context)}`,
          withExample(limit(issue), path, context),
        ),
      ];
  }
}

function limit(issue: z.core.$ZodIssue): string {
  const standard = /^(Too (big|small)|Invalid)/.test(issue.message);
  if (issue.code === 'too_big' && standard)
    return `at most ${issue.maximum}${unit(issue.origin, issue.maximum)}`;
  if (issue.code === 'too_small' && standard)
    return `at least ${issue.minimum}${unit(issue.origin, issue.minimum)}`;
  return standard ? issue.message.toLowerCase() : issue.message;
}

function unit(origin: string, count: number | bigint): string {
  if (origin === 'string') return count === 1 ? ' character' : ' characters';
  return origin === 'array' ? (count === 1 ? ' entry' : ' entries') : '';
}

function unknownKey(path: Path, name: string, context: Context): Diagnostic {
  const { schema, root } = context;
  const known = keysOf(schemaAt(schema, path));
  const near = didYouMean(name, known);
  const node = nearest(root, [...path, name]);
  return {
    code: 'unknown-key',
    severity: 'error',
    at: node.key ?? node.at,
    message: `${nameOf(path, context)} has no key ${name}`,
    fix: near ? `did you mean ${near}?` : `keys: ${known.join(', ')}`,
  };
}

function invalidKey(path: Path, rule: string, { root }: Context): Diagnostic {
  const node = nearest(root, path);
  return {
    code: 'invalid-value',
    severity: 'error',
    at: node.key ?? node.at,
    message: `the name ${String(path.at(-1))} is not allowed here`,
    fix: rule,
  };
}

function invalidType(expected: string, path: Path, context: Context): Diagnostic {
  const { root } = context;
  const node = nearest(root, path);
  if (valueAt(root, path) === undefined) return missing(path, context);
  const example = exampleOf(schemaAt(context.schema, path));
  if (node.value === null) {
    return diagnostic(
      path,
      context,
      'invalid-value',
      `${nameOf(path, context)} is empty`,
      example
        ? `give it a value, for example ${example}, or take the key out`
        : 'give it a value or take the key out',
    );
  }
  if (expected === 'string' && (typeof node.value === 'number' || typeof node.value === 'boolean')) {
    const written = node.source ?? String(node.value);
    return diagnostic(
      path,
      context,
      'text-required',
      `${nameOf(path, context)} is a ${typeof node.value}, and YAML may change how it is written`,
      `put it in quotes: "${written}"`,
    );
  }
  return diagnostic(
    path,
    context,
    'invalid-value',
    `${nameOf(path, context)} must be ${kinds[expected] ?? expected}, not ${typeof node.value === 'number' ? node.value : kindOf(node.value)}`,
    example ? `for example ${example}` : `write ${kinds[expected] ?? expected} here`,
  );
}

function missing(path: Path, context: Context): Diagnostic {
  const { schema, root, subject } = context;
  const parent = nearest(root, path);
  const name = String(path.at(-1));
  const example = exampleOf(schemaAt(schema, path));
  const first: Position = parent.key ?? parent.at;
  return {
    code: 'missing-key',
    severity: 'error',
    at: first,
    message: `${nameOf(path.slice(0, -1), context)} has no ${name}`,
    fix: example ? `add ${name}, for example ${name}: ${example}` : `add ${name}`,
    ...(subject === wholeFile && { missing: path }),
  };
}

function invalidValue(values: readonly string[], path: Path, context: Context): Diagnostic {
  if (valueAt(context.root, path) === undefined) return missing(path, context);
  const { value, source } = nearest(context.root, path);
  const written = typeof value === 'string' ? value : (source ?? kindOf(value));
  // A suggestion for a number says nothing: every number is close to another.
  const near = typeof value === 'string' ? didYouMean(value, values) : undefined;
  const forEver = value === 0 && /days$/i.test(String(path.at(-1))) ? 'nothing is kept for ever here; ' : '';
  return diagnostic(
    path,
    context,
    'invalid-value',
    `${nameOf(path, context)} cannot be ${written}`,
    near ? `did you mean ${near}?` : `${forEver}choose from ${values.join(', ')}`,
  );
}

function invalidUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, context: Context): Diagnostic[] {
  const found = nearest(context.root, path).value;
  const fitting = issue.errors.find((errors) =>
    errors.every((error) => error.path.length > 0 || error.code === 'unrecognized_keys'),
  );
  if (fitting?.length && typeof found === 'object')
    return fitting.flatMap((inner) =>
      fromIssue({ ...inner, path: [...path, ...inner.path] } as z.core.$ZodIssue, context),
    );
  const example = exampleOf(schemaAt(context.schema, path));
  return [
    diagnostic(
      path,
      context,
      'invalid-value',
      `${nameOf(path, context)} has none of the forms that it can have`,
      example ? `for example ${example}` : 'see the reference',
    ),
  ];
}

function diagnostic(
  path: Path,
  { root }: Context,
  code: Diagnostic['code'],
  message: string,
  fix: string,
): Diagnostic {
  return { code, severity: 'error', at: nearest(root, path).at, message, fix };
}

function withExample(rule: string, path: Path, { schema }: Context): string {
  const example = exampleOf(schemaAt(schema, path));
  return example ? `${rule}, for example ${example}` : rule;
}

const shownValue = (path: Path, { root }: Context): string => {
  const { value } = nearest(root, path);
  if (Array.isArray(value) && value.length === 0) return 'an empty list';
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : kindOf(value);
};

function valueAt(root: Located, path: Path): unknown {
  if (path.length === 0) return root.value ?? null;
  return path.reduce<Located | undefined>((here, step) => here?.children?.get(step), root)?.value;
}

/**
 * A path as text for a message. List entries show their name instead of their index: `accounts[payments-prod].email`.
 */
function nameOf(path: Path, { root, subject }: Context): string {
  if (path.length === 0) return subject;
  return path
    .map((step, index) => {
      if (typeof step !== 'number') return index ? `.${step}` : step;
      const entry = nearest(root, path.slice(0, index + 1)).value as { name?: unknown } | null;
      return `[${typeof entry?.name === 'string' ? entry.name : step + 1}]`;
    })
    .join('');
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  return kinds[typeof value] ?? typeof value;
}
