import {
  listOf,
  type PolicyDocument,
  type Statement,
  statementsOf,
} from '../../iam-documents/policy-document';
import { RCP_SERVICES } from '../evaluate/rcp-services';
import { variablesIn } from '../evaluate/variables';
import type { AuthorizationPolicyType } from '../policy-type';
import { type Finding, type Pointer, warning } from './finding';
import {
  actionNames,
  conditionKey,
  conditionKeyCandidates,
  isService,
  matchesAnAction,
  serviceNames,
} from './iam-names';
import { nearestName, suggestion } from './suggestion';

/**
 * Warns of services, actions, condition keys and policy variables that AWS does not list. These are warnings, because
 * AWS accepts the policy and its lists can lag behind its services. Only the data of named services is read.
 */
export async function checkNames(
  document: PolicyDocument,
  type: AuthorizationPolicyType,
): Promise<Finding[]> {
  const statements = statementsOf(document).map((statement, index) => {
    const pointer: Pointer = Array.isArray(document.Statement) ? ['Statement', index] : ['Statement'];
    return checkStatement(statement, type, pointer);
  });
  return (await Promise.all(statements)).flat();
}

async function checkStatement(
  statement: Statement,
  type: AuthorizationPolicyType,
  pointer: Pointer,
): Promise<Finding[]> {
  const actions = each(statement, ['Action', 'NotAction'], pointer).map(([action, at]) =>
    checkAction(action, type, at),
  );
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) =>
      checkConditionKey(key, operator, [...pointer, 'Condition', operator, key]),
    ),
  );
  const variables = texts(statement, pointer).flatMap(([text, at]) => checkVariables(text, at));
  return [...(await Promise.all([...actions, ...conditions])).flat(), ...variables];
}

async function checkAction(action: string, type: AuthorizationPolicyType, at: Pointer): Promise<Finding[]> {
  const [service = '', name] = action.split(':');
  if (action === '*' || /[*?]/.test(service)) return [];
  if (name === undefined) {
    return [
      warning('unknown-action', at, `${action} is no action.`, 'Write service:Action, such as s3:GetObject.'),
    ];
  }
  if (!(await isService(service))) {
    const near = nearestName(service, await serviceNames());
    const fix = near === undefined ? 'Leave it out if the service is gone.' : `Write ${near}:${name}.`;
    return [warning('unknown-service', at, `There is no service ${service}.`, fix)];
  }
  if (type === 'RESOURCE_CONTROL_POLICY' && !RCP_SERVICES.has(service.toLowerCase())) {
    const message = `Resource control policies do not apply to ${service}.`;
    return [warning('service-without-rcp', at, message, 'Use a service control policy for this action.')];
  }
  if (await matchesAnAction(action)) return [];
  const names = (await actionNames(service)).map((one) => `${service}:${one}`);
  // Wildcard patterns get no suggestion.
  const fix = suggestion(action, /[*?]/.test(name) ? [] : names, `See the actions of ${service}.`);
  return [warning('unknown-action', at, `There is no action ${action}.`, fix)];
}

async function checkConditionKey(key: string, operator: string, at: Pointer): Promise<Finding[]> {
  // Keys of identity providers begin with a host name and cannot be listed.
  if (key.slice(0, key.indexOf(':')).includes('.')) return [];
  const details = await conditionKey(key);
  if (!details) {
    const fix = suggestion(key, await conditionKeyCandidates(key), 'See the condition keys of the service.');
    return [warning('unknown-condition-key', at, `There is no condition key ${key}.`, fix)];
  }
  const isSet = details.type.startsWith('ArrayOf') || /^aws:(TagKeys|CalledVia|\w+OrgPaths)$/i.test(key);
  if (!isSet || operator.includes(':') || operator === 'Null') return [];
  const message = `${key} has several values; ${operator} alone matches none of them.`;
  return [
    warning('set-qualifier', at, message, `Write ForAnyValue:${operator} or ForAllValues:${operator}.`),
  ];
}

function checkVariables(text: string, at: Pointer): Finding[] {
  const strange = variablesIn(text).filter((key) => !key.includes(':'));
  return strange.map((key) => {
    const message = `There is no policy variable \${${key}}; the text never matches.`;
    return warning('unknown-variable', at, message, 'Replace the placeholder by a value.');
  });
}

function texts(statement: Statement, pointer: Pointer): [string, Pointer][] {
  const values = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, value]) =>
      listOf(value).map((one): [string, Pointer] => [String(one), [...pointer, 'Condition', operator, key]]),
    ),
  );
  return [...each(statement, ['Resource', 'NotResource'], pointer), ...values];
}

/** The entries of a statement's lists with their places. */
function each(
  statement: Statement,
  elements: ('Action' | 'NotAction' | 'Resource' | 'NotResource')[],
  pointer: Pointer,
): [string, Pointer][] {
  return elements.flatMap((element) => {
    const value = statement[element];
    if (Array.isArray(value))
      return value.map((one, index): [string, Pointer] => [one, [...pointer, element, index]]);
    return value === undefined ? [] : [[value, [...pointer, element]] as [string, Pointer]];
  });
}
