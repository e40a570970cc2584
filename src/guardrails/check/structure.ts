import { parseOperator } from '../evaluate/condition';
import { OPERATORS } from '../evaluate/operators';
import type { AuthorizationPolicyType } from '../policy-type';
import { error, type Finding, type Pointer, warning } from './finding';
import { suggestion } from './nearest';

const DOCUMENT_ELEMENTS = ['Version', 'Id', 'Statement'];
const PRINCIPALS = ['Principal', 'NotPrincipal'];
const STATEMENT_ELEMENTS = [
  ...['Sid', 'Effect', ...PRINCIPALS, 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
];

type Fields = Record<string, unknown>;

/**
 * Whether a document has the structure AWS takes for its type. Since September 2025 SCPs take the whole IAM
 * policy language but principals; customer-managed RCPs only deny, name every principal and take no `NotAction`.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export function checkStructure(document: unknown, type: AuthorizationPolicyType): Finding[] {
  if (!isFields(document)) {
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

function checkVersion({ Version }: Fields): Finding[] {
  if (Version === '2012-10-17') return [];
  const fix = 'Write "Version": "2012-10-17".';
  if (Version === undefined) return [error('missing-element', [], 'The policy has no Version.', fix)];
  return [
    error('wrong-value', ['Version'], `Organizations does not take Version ${JSON.stringify(Version)}.`, fix),
  ];
}

function checkStatement(statement: unknown, type: AuthorizationPolicyType, pointer: Pointer): Finding[] {
  if (!isFields(statement)) {
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
    ...(type === 'RESOURCE_CONTROL_POLICY' ? checkRcpActions(statement, pointer) : []),
    ...checkCondition(statement.Condition, [...pointer, 'Condition']),
  ];
}

function checkSid({ Sid }: Fields, pointer: Pointer): Finding[] {
  if (Sid === undefined || (typeof Sid === 'string' && /^[A-Za-z0-9]*$/.test(Sid))) return [];
  const message = `The Sid ${JSON.stringify(Sid)} has other characters than letters and digits.`;
  return [error('wrong-value', [...pointer, 'Sid'], message, 'Write letters and digits only.')];
}

function checkEffect({ Effect }: Fields, type: AuthorizationPolicyType, pointer: Pointer): Finding[] {
  const fix = type === 'RESOURCE_CONTROL_POLICY' ? 'Write "Deny".' : 'Write "Allow" or "Deny".';
  if (Effect === undefined) return [error('missing-element', pointer, 'The statement has no Effect.', fix)];
  const at = [...pointer, 'Effect'];
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    return [error('wrong-value', at, `There is no Effect ${JSON.stringify(Effect)}.`, fix)];
  }
  if (Effect === 'Deny' || type === 'SERVICE_CONTROL_POLICY') return [];
  const message = 'Among resource control policies only the RCPFullAWSAccess of AWS may allow.';
  return [error('effect-not-supported', at, message, fix)];
}

function checkPrincipals(statement: Fields, type: AuthorizationPolicyType, pointer: Pointer): Finding[] {
  const fix = 'Leave it out and name principals by a condition on aws:PrincipalArn.';
  if (type === 'SERVICE_CONTROL_POLICY') {
    return PRINCIPALS.filter((element) => element in statement).map((element) =>
      error(
        'element-not-supported',
        [...pointer, element],
        `A service control policy takes no ${element}.`,
        fix,
      ),
    );
  }
  if ('NotPrincipal' in statement) {
    const message = 'A resource control policy takes no NotPrincipal.';
    return [error('element-not-supported', [...pointer, 'NotPrincipal'], message, fix)];
  }
  if (statement.Principal === '*') return [];
  const message = 'A resource control policy names every principal.';
  const at = 'Principal' in statement ? [...pointer, 'Principal'] : pointer;
  return [
    error(
      'Principal' in statement ? 'wrong-value' : 'missing-element',
      at,
      message,
      'Write "Principal": "*".',
    ),
  ];
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: one of the two, a text or a list of texts. */
function checkList(statement: Fields, element: 'Action' | 'Resource', pointer: Pointer): Finding[] {
  const present = [element, `Not${element}`].filter((name) => statement[name] !== undefined);
  const [name] = present;
  const fix = `Write either ${element} or Not${element}.`;
  if (name === undefined) return [error('missing-element', pointer, `The statement has no ${element}.`, fix)];
  const at = [...pointer, name];
  if (present.length > 1)
    return [error('wrong-value', at, `The statement has both ${present.join(' and ')}.`, fix)];
  const values = [statement[name]].flat();
  if (values.length > 0 && values.every((value) => typeof value === 'string' && value !== '')) return [];
  return [
    error('wrong-value', at, `${name} is no text and no list of texts.`, 'Write one text or a list of them.'),
  ];
}

function checkRcpActions(statement: Fields, pointer: Pointer): Finding[] {
  if (statement.NotAction !== undefined) {
    const message = 'A resource control policy takes no NotAction.';
    return [
      error('element-not-supported', [...pointer, 'NotAction'], message, 'List the actions in Action.'),
    ];
  }
  if (![statement.Action].flat().includes('*')) return [];
  const message = 'AWS takes the Action * in its own RCPFullAWSAccess only.';
  return [
    warning('wrong-value', [...pointer, 'Action'], message, 'List the services, such as s3:* and sqs:*.'),
  ];
}

function checkCondition(condition: unknown, pointer: Pointer): Finding[] {
  if (condition === undefined) return [];
  const shape = 'Write operators with the condition keys and values below them.';
  if (!isFields(condition)) return [error('wrong-value', pointer, 'Condition is no JSON object.', shape)];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    const at = [...pointer, operator];
    if (!parseOperator(operator)) return [unknownOperator(operator, at)];
    if (!isFields(keys)) return [error('wrong-value', at, `${operator} has no condition keys.`, shape)];
    return Object.entries(keys).flatMap(([key, value]) => checkValues(value, [...at, key]));
  });
}

function unknownOperator(operator: string, pointer: Pointer): Finding {
  const [, qualifier = '', base = operator] = /^(For\w+:)?(.*?)$/.exec(operator) ?? [];
  const names = Array.from(OPERATORS.values(), ({ name }) => [name, `${name}IfExists`]).flat();
  const fix = suggestion(base, names, 'See the condition operators of IAM.').replace(
    'Write ',
    `Write ${qualifier}`,
  );
  return error('unknown-operator', pointer, `There is no condition operator ${operator}.`, fix);
}

function checkValues(value: unknown, pointer: Pointer): Finding[] {
  const simple = (one: unknown) => ['string', 'number', 'boolean'].includes(typeof one);
  if ([value].flat().every(simple)) return [];
  return [
    error(
      'wrong-value',
      pointer,
      'The condition compares with no text.',
      'Write one text or a list of texts.',
    ),
  ];
}

function duplicateSids(statements: unknown[], place: (index: number) => Pointer): Finding[] {
  const sids = statements.map((statement) => (isFields(statement) ? statement.Sid : undefined));
  return sids.flatMap((sid, index) => {
    if (sid === undefined || sids.indexOf(sid) === index) return [];
    const message = `The Sid ${String(sid)} stands for two statements.`;
    return [
      error('duplicate-sid', [...place(index), 'Sid'], message, 'Give every statement a Sid of its own.'),
    ];
  });
}

function unknownElements(value: Fields, known: string[], pointer: Pointer): Finding[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const fix = suggestion(key, known, `Leave it out; there are ${known.join(', ')}.`);
      return error('unknown-element', [...pointer, key], `There is no element ${key}.`, fix);
    });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
