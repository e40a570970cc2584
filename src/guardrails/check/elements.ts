import type { Entry } from '../../organization/value-changes';
import type { AuthorizationPolicyType } from '../policy-type';
import { error, type Finding, type Pointer, warning } from './finding';

/** The elements that say who is meant. */
export const PRINCIPALS = ['Principal', 'NotPrincipal'];

/** A `Sid` is letters and digits in IAM; a warning, as Organizations does not document what it takes. */
export function checkSid({ Sid }: Entry, pointer: Pointer): Finding[] {
  if (Sid === undefined || (typeof Sid === 'string' && /^[A-Za-z0-9]*$/.test(Sid))) return [];
  const message = `The Sid ${JSON.stringify(Sid)} has other characters than letters and digits.`;
  return [warning('wrong-value', [...pointer, 'Sid'], message, 'Write letters and digits only.')];
}

/** Only AWS's own RCP may allow. */
export function checkEffect({ Effect }: Entry, type: AuthorizationPolicyType, pointer: Pointer): Finding[] {
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

/** SCPs name no principals, RCPs all of them. */
export function checkPrincipals(
  statement: Entry,
  type: AuthorizationPolicyType,
  pointer: Pointer,
): Finding[] {
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
export function checkList(statement: Entry, element: 'Action' | 'Resource', pointer: Pointer): Finding[] {
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

/** RCPs take no `NotAction`, and no bare `*` but in AWS's own one. */
export function checkRcpActions(statement: Entry, pointer: Pointer): Finding[] {
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

/**
 * A resource is `*` or an ARN. A `*` that ends a segment is taken, and may reach beyond the colon; one in the service's
 * segment is not, and an ARN that stops early is taken in some places and refused in others.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function checkArns(statement: Entry, pointer: Pointer): Finding[] {
  return ['Resource', 'NotResource'].flatMap((element) =>
    [statement[element]].flat().flatMap((value) => {
      if (typeof value !== 'string' || value === '*' || value === '') return [];
      return checkArn(value, [...pointer, element]);
    }),
  );
}

const arnShape = 'Write arn:partition:service:region:account:resource, or "*".';

function checkArn(arn: string, pointer: Pointer): Finding[] {
  const segments = arn.replace(/\$\{[^}]*\}/g, '').split(':');
  const [start = '', , service = ''] = segments;
  if (!/^arn$|^\*$/.test(start))
    return [error('wrong-value', pointer, `${arn} is neither an ARN nor *.`, arnShape)];
  if (/[*?]/.test(service) && segments.length >= 6) {
    const message = `${arn} has a wildcard for the service, which AWS does not take.`;
    return [error('wrong-value', pointer, message, 'Name the service, one ARN for each.')];
  }
  if (segments.length >= 6) return [];
  const message = `${arn} stops before its sixth part, which AWS does not take everywhere.`;
  return [warning('wrong-value', pointer, message, arnShape)];
}
