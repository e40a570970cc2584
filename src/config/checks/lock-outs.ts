import { ask } from '../../guardrails/ask';
import type { LandingZone } from '../../organization/landing-zone';
import { accountByName } from '../../organization/lookups';
import { delegableServices, serviceDescription } from '../../services/registry';
import { applies } from '../../services/service-description';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { withValidPolicies } from '../documents/valid-policies';
import { type Located, nearest, type Path } from '../reading/located';
import type { SlowCheck } from './context';

/** An account that Terraform works in, and a call that it makes there. */
interface Work {
  readonly account: string;
  readonly action: string;
  /** where the file says that the account does this */
  readonly path: Path;
}

/**
 * Guardrails that stop the role by which Terraform works in a member account (`terraform.memberRoleName`). An apply
 * attaches them and then cannot go on; the management account, which no guardrail reaches, has to take them off again.
 */
export const lockOuts: SlowCheck = async (context) => {
  const organization = withValidPolicies(context);
  const found = await Promise.all(
    workOf(organization).map((work) => lockOut(organization, context.root, work)),
  );
  return found.flat();
};

function workOf({ delegatedAdministrators, logging }: LandingZone): Work[] {
  const services = delegableServices.flatMap((service): Work[] => {
    const account = delegatedAdministrators[service];
    const { requiredAction: action } = serviceDescription(service);
    return account && applies(action)
      ? [{ account, action, path: ['delegatedAdministrators', service] }]
      : [];
  });
  if (!logging) return services;
  const logs = ['s3:PutBucketPolicy', 'kms:CreateKey'];
  return [
    ...services,
    ...logs.map((action) => ({ account: logging.account, action, path: ['logging', 'account'] })),
  ];
}

async function lockOut(organization: LandingZone, root: Located, work: Work): Promise<Diagnostic[]> {
  const account = accountByName(organization, work.account);
  if (!account || account.management) return [];
  const role = organization.terraform.memberRoleName;
  const { verdict } = await ask(organization, account, {
    action: work.action,
    as: role,
    region: organization.homeRegion,
  });
  if (verdict.decision !== 'denied') return [];
  const { message, source, policy } = verdict.reason;
  return [
    {
      code: 'locked-out',
      severity: 'warning',
      at: nearest(root, work.path).at,
      message: `Terraform’s own role ${role} may not ${work.action} in ${account.name}: ${message.replace(/\.$/, '')}`,
      fix: `exempt the role in the policy ${policy ?? 'that denies it'} by a condition, ArnNotLike aws:PrincipalArn arn:aws:iam::*:role/${role}, or attach that elsewhere`,
      ...(source && {
        related: {
          at: { ...source, line: source.line ?? 1, column: source.column ?? 1, length: 1 },
          message: 'the policy that denies it',
        },
      }),
    },
  ];
}
