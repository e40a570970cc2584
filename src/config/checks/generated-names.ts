import { bytesOf, templateBytes } from '../../services/config/pack-template';
import { rulesOf } from '../../services/eventbridge/routes';
import { findingSources } from '../../services/registry';
import { repeatedPurposes } from '../../services/s3/names';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { type Check, error, keyAt, valueAt } from './context';

/**
 * AWS's limits of names, as the provider holds them: IAM, S3, EventBridge
 * (https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/events/validate.go, 2026-11-21).
 */
const most = { role: 64, bucket: 63, rule: 64 } as const;

/** Names that are made of the organization's name and others are not longer than AWS takes. */
export const generatedNames: Check = (context) => {
  const { organization, logging, findings, securityHub } = context.file;
  const { name, governedRegions } = organization;
  const at = valueAt(context, 'organization', 'name');
  const shorten = 'shorten organization.name, if nothing is made yet';
  const roles = logging?.replication
    ? repeatedPurposes.map((purpose) => `${name}-${purpose}-replication`)
    : [];
  const large = [...context.organization.conformancePackTemplates.values()].some(
    (text) => bytesOf(text) > templateBytes.inline,
  );
  const buckets = large ? governedRegions.map((region) => `${name}-packs-123456789012-${region}`) : [];
  const rules = (findings?.routes ?? []).flatMap((route, index) => {
    const { accounts: _, organizationalUnits: __, severity, ...rest } = route;
    const made = rulesOf(
      { ...rest, atLeast: severity, accountIds: [] },
      Boolean(securityHub),
      findingSources,
    );
    const names = made.map((rule) => `${name}-finding-${rule.name}`);
    return tooLong(
      'rule',
      names,
      valueAt(context, 'findings', 'routes', index, 'name'),
      'shorten the name of the route or organization.name',
    );
  });
  return [
    ...tooLong('role', roles, at, `${shorten}, or take logging.replication out`),
    ...tooLong(
      'bucket',
      buckets,
      keyAt(context, 'config'),
      `${shorten}, or split the large conformance pack`,
    ),
    ...rules,
  ];
};

function tooLong(kind: keyof typeof most, names: readonly string[], at: Position, fix: string): Diagnostic[] {
  const [longest] = [...names].sort((a, b) => b.length - a.length);
  if (longest === undefined || longest.length <= most[kind]) return [];
  const message = `the ${kind} ${longest} would have ${longest.length} characters; AWS takes ${most[kind]}`;
  return [error('name-long', at, message, fix)];
}
