import { labelsBetween, type Severity } from '../../organization/severity';
import type { FindingEvents } from '../service-description';

/** The conditions of a route on findings. */
export interface FindingFilter {
  readonly atLeast: Severity;
  readonly upTo: Severity;
  /** types, `*` allowed; none for all */
  readonly types: readonly string[];
  /** ids of accounts; none for all */
  readonly accountIds: readonly string[];
}

/** An EventBridge pattern. */
export type Pattern = Readonly<Record<string, unknown>>;

const matching = (types: readonly string[]) =>
  types.map((type) => (type.includes('*') ? { wildcard: type } : type));
const some = (key: string, values: readonly unknown[]) => (values.length ? { [key]: values } : {});

/** The pattern of a service's own events. */
export function directPattern(events: FindingEvents, filter: FindingFilter): Pattern {
  const { source, detailTypes, severity, open, type, account } = events;
  return {
    source: [source],
    'detail-type': detailTypes,
    detail: {
      ...(severity && { severity: severity(filter.atLeast, filter.upTo) }),
      ...open,
      ...some(type, matching(filter.types)),
      ...some(account, filter.accountIds),
    },
  };
}

/**
 * The pattern of findings of some products as Security Hub passes them on, new ones only; of all without any.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 */
export const hubPattern = (products: readonly string[], filter: FindingFilter): Pattern => ({
  source: ['aws.securityhub'],
  'detail-type': ['Security Hub Findings - Imported'],
  detail: {
    findings: {
      ...some('ProductName', products),
      Severity: { Label: labelsBetween(filter.atLeast, filter.upTo) },
      RecordState: ['ACTIVE'],
      Workflow: { Status: ['NEW'] },
      ...some('Types', matching(filter.types)),
      ...some('AwsAccountId', filter.accountIds),
    },
  },
});

/** JSON paths for the message, of a finding that Security Hub passes on. */
export const hubPaths: Readonly<Record<string, string>> = {
  title: '$.detail.findings[0].Title',
  severity: '$.detail.findings[0].Severity.Label',
  account: '$.detail.findings[0].AwsAccountId',
  name: '$.detail.findings[0].AwsAccountName',
  region: '$.detail.findings[0].Region',
  product: '$.detail.findings[0].ProductName',
  description: '$.detail.findings[0].Description',
  resource: '$.detail.findings[0].Resources[0].Id',
  id: '$.detail.findings[0].Id',
  time: '$.detail.findings[0].UpdatedAt',
};
