import { guardDutyNumbers, labelsBetween, type Severity } from './severity';

/** What a route asks of a finding. */
export interface FindingFilter {
  readonly atLeast: Severity;
  readonly upTo: Severity;
  /** types, `*` allowed; none for all */
  readonly types: readonly string[];
  /** ids of accounts; none for all */
  readonly accountIds: readonly string[];
}

/** A service that makes findings: its name in Security Hub, and its own events where Security Hub is off. */
interface Source {
  /** `ProductName` of its findings in Security Hub */
  readonly product: string;
  /** its own events; absent where it has none */
  readonly direct?: (filter: FindingFilter) => Pattern;
  /** JSON paths for the message, of its own events */
  readonly paths?: Readonly<Record<string, string>>;
}

/** An EventBridge pattern. */
export type Pattern = Readonly<Record<string, unknown>>;

const matching = (types: readonly string[]) =>
  types.map((type) => (type.includes('*') ? { wildcard: type } : type));
const some = (key: string, values: readonly unknown[]) => (values.length ? { [key]: values } : {});
const titled = (label: string): string => label.charAt(0) + label.slice(1).toLowerCase();

/**
 * The sources of findings by their key in the organization file.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-internal-providers.html and each service's page
 * on its events (read 2026-11-21)
 */
const sources = {
  securityHub: { product: 'Security Hub' },
  guardDuty: {
    product: 'GuardDuty',
    direct: ({ atLeast, upTo, types, accountIds }) => ({
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Finding'],
      detail: {
        severity: guardDutyNumbers(atLeast, upTo),
        ...some('type', matching(types)),
        ...some('accountId', accountIds),
      },
    }),
    paths: {
      title: '$.detail.title',
      severity: '$.detail.severity',
      account: '$.detail.accountId',
      region: '$.detail.region',
      description: '$.detail.description',
      resource: '$.detail.resource.resourceType',
      id: '$.detail.id',
      time: '$.detail.updatedAt',
    },
  },
  inspector: {
    product: 'Inspector',
    direct: ({ atLeast, upTo, types, accountIds }) => ({
      source: ['aws.inspector2'],
      'detail-type': ['Inspector2 Finding'],
      detail: {
        severity: labelsBetween(atLeast, upTo),
        status: ['ACTIVE'],
        ...some('type', matching(types)),
        ...some('awsAccountId', accountIds),
      },
    }),
    paths: {
      title: '$.detail.title',
      severity: '$.detail.severity',
      account: '$.detail.awsAccountId',
      region: '$.region',
      description: '$.detail.description',
      resource: '$.detail.resources[0].id',
      id: '$.detail.findingArn',
      time: '$.detail.updatedAt',
    },
  },
  macie: {
    product: 'Macie',
    direct: ({ atLeast, upTo, types, accountIds }) => ({
      source: ['aws.macie'],
      'detail-type': ['Macie Finding'],
      detail: {
        severity: { description: macieLabels(atLeast, upTo) },
        ...some('type', matching(types)),
        ...some('accountId', accountIds),
      },
    }),
    paths: {
      title: '$.detail.title',
      severity: '$.detail.severity.description',
      account: '$.detail.accountId',
      region: '$.detail.region',
      description: '$.detail.description',
      resource: '$.detail.resourcesAffected.s3Bucket.name',
      id: '$.detail.id',
      time: '$.detail.updatedAt',
    },
  },
  accessAnalyzer: {
    product: 'IAM Access Analyzer',
    direct: ({ types, accountIds }) => ({
      source: ['aws.access-analyzer'],
      'detail-type': ['Access Analyzer Finding', 'Unused Access Finding for IAM entities'],
      detail: {
        status: ['ACTIVE'],
        ...some('resourceType', matching(types)),
        ...some('accountId', accountIds),
      },
    }),
    paths: {
      title: '$.detail-type',
      severity: '$.detail.status',
      account: '$.detail.accountId',
      region: '$.region',
      description: '$.detail.resourceType',
      resource: '$.detail.resource',
      id: '$.detail.id',
      time: '$.detail.updatedAt',
    },
  },
  config: { product: 'Config' },
  firewallManager: { product: 'Firewall Manager' },
  patchManager: { product: 'Systems Manager Patch Manager' },
  health: { product: 'Health' },
} as const satisfies Record<string, Source>;

/** A source by its key. */
export type SourceName = keyof typeof sources;

/** All keys. */
export const sourceNames = Object.keys(sources) as [SourceName, ...SourceName[]];

/** What is known of a source. */
export const sourceFacts = (name: SourceName): Source => sources[name];

/** The sources whose own events can be routed where Security Hub is off. */
export const directSources = sourceNames.filter((name) => sourceFacts(name).direct);

/** Macie knows three severities; what is critical elsewhere is high there. */
const macieLabels = (atLeast: Severity, upTo: Severity): string[] => {
  const labels = labelsBetween(atLeast, upTo).filter((label) => ['LOW', 'MEDIUM', 'HIGH'].includes(label));
  return labels.length ? labels.map(titled) : ['High'];
};

/**
 * The pattern of findings of some sources as Security Hub passes them on, new ones only.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 */
export const hubPattern = (names: readonly SourceName[], filter: FindingFilter): Pattern => ({
  source: ['aws.securityhub'],
  'detail-type': ['Security Hub Findings - Imported'],
  detail: {
    findings: {
      ...some(
        'ProductName',
        names.map((name) => sources[name].product),
      ),
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
