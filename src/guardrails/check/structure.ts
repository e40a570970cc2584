import { type Entry, isMap } from '../../organization/value-changes';
import type { AuthorizationPolicyType } from '../policy-type';
import { checkCondition } from './condition-structure';
import {
  checkArns,
  checkEffect,
  checkList,
  checkPrincipals,
  checkRcpActions,
  checkSid,
  PRINCIPALS,
} from './elements';
import { error, type Finding, type Pointer } from './finding';
import { suggestion } from './suggestion';

const DOCUMENT_ELEMENTS = ['Version', 'Id', 'Statement'];
const STATEMENT_ELEMENTS = [
  ...['Sid', 'Effect', ...PRINCIPALS, 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
];

/**
 * Checks that a document has the structure that AWS accepts for its type. Since September 2025 SCPs accept the whole
 * IAM policy language except principals. Customer-managed RCPs may only deny, name every principal, and have no
 * `NotAction`.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export function checkStructure(document: unknown, type: AuthorizationPolicyType): Finding[] {
  if (!isMap(document)) {
    return [
      error(
        'not-a-document',
        [],
        'The policy is no JSON object.',
        'Write an object with Version and Statement.',
      ),
    ];
  }
  const statements = [document.Statement].flat();
  const place = (index: number): Pointer =>
    Array.isArray(document.Statement) ? ['Statement', index] : ['Statement'];
  return [
    ...unknownElements(document, DOCUMENT_ELEMENTS, []),
    ...checkVersion(document),
    ...(document.Statement === undefined || statements.length === 0
      ? [error('missing-element', [], 'The policy has no statement.', 'Add a Statement.')]
      : statements.flatMap((statement, index) => checkStatement(statement, type, place(index)))),
    ...duplicateSids(statements, place),
  ];
}

function checkVersion({ Version }: Entry): Finding[] {
  if (Version === '2012-10-17') return [];
  const fix = 'Write "Version": "2012-10-17".';
  if (Version === undefined) return [error('missing-element', [], 'The policy has no Version.', fix)];
  return [
    error('wrong-value', ['Version'], `Organizations does not take Version ${JSON.stringify(Version)}.`, fix),
  ];
}

function checkStatement(statement: unknown, type: AuthorizationPolicyType, pointer: Pointer): Finding[] {
  if (!isMap(statement)) {
    return [
      error(
        'wrong-value',
        pointer,
        'The statement is no JSON object.',
        'Write an object with Effect and Action.',
      ),
    ];
  }
  return [
    ...unknownElements(statement, STATEMENT_ELEMENTS, pointer),
    ...checkSid(statement, pointer),
    ...checkEffect(statement, type, pointer),
    ...checkPrincipals(statement, type, pointer),
    ...checkList(statement, 'Action', pointer),
    ...checkList(statement, 'Resource', pointer),
    ...checkArns(statement, pointer),
    ...(type === 'RESOURCE_CONTROL_POLICY' ? checkRcpActions(statement, pointer) : []),
    ...checkCondition(statement.Condition, [...pointer, 'Condition']),
  ];
}

function duplicateSids(statements: unknown[], place: (index: number) => Pointer): Finding[] {
  const sids = statements.map((statement) => (isMap(statement) ? statement.Sid : undefined));
  return sids.flatMap((sid, index) => {
    if (sid === undefined || sids.indexOf(sid) === index) return [];
    const message = `The Sid ${String(sid)} stands for two statements.`;
    return [
      error('duplicate-sid', [...place(index), 'Sid'], message, 'Give every statement a Sid of its own.'),
    ];
  });
}

function unknownElements(value: Entry, known: string[], pointer: Pointer): Finding[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const fix = suggestion(key, known, `Leave it out; there are ${known.join(', ')}.`);
      return error('unknown-element', [...pointer, key], `There is no element ${key}.`, fix);
    });
}
