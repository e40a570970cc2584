import { regions as allRegions } from '../../organization/regions';
import type { Statement } from '../../terraform/policy-document';

/** A service that exports what it found, run by one account for all. */
export interface Exporter {
  readonly service: 'guardduty' | 'macie';
  /** the account that runs it, as a value or an expression without quotes */
  readonly accountId: string;
  /** regions that it exports from */
  readonly regions: readonly string[];
}

/**
 * Who writes: the service, and in a region that accounts opt in to the service of that region.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html#guardduty_exportfindings-s3-policies
 */
function principals({ service, regions }: Exporter): string | string[] {
  const ownOnes = regions.filter((region) => allRegions[region]?.optIn);
  const names = [service, ...ownOnes.map((region) => `${service}.${region}`)];
  const [first = '', ...more] = names.map((name) => `${name}.amazonaws.com`);
  return more.length ? [first, ...more] : first;
}

/**
 * What the service acts for, in any region: its detectors, or its export configuration and its jobs.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html and
 * https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html (read 2026-11-21)
 */
const exporterSources = ({ service, accountId }: Exporter): string[] =>
  service === 'guardduty'
    ? [`arn:aws:guardduty:*:${accountId}:detector/*`]
    : [
        `arn:aws:macie2:*:${accountId}:export-configuration:*`,
        `arn:aws:macie2:*:${accountId}:classification-job/*`,
      ];

/** Where in the bucket a service may write, as an ARN: the destination that it is told must be no other. */
export const exportDestination = (bucketArn: string, service: Exporter['service']): string =>
  `${bucketArn}/${service}`;

/** The services check where the bucket is, and write below a prefix of their own. */
export function exportWriters(bucketArn: string, exporters: readonly Exporter[]): Statement[] {
  return exporters.flatMap((exporter): Statement[] => {
    const { service, accountId } = exporter;
    const name = service === 'guardduty' ? 'GuardDuty' : 'Macie';
    const common = {
      Effect: 'Allow',
      Principal: { Service: principals(exporter) },
      Condition: {
        StringEquals: { 'aws:SourceAccount': accountId },
        ArnLike: { 'aws:SourceArn': exporterSources(exporter) },
      },
    } as const;
    return [
      { Sid: `${name}LocatesBucket`, ...common, Action: 's3:GetBucketLocation', Resource: bucketArn },
      {
        Sid: `${name}Exports`,
        ...common,
        Action: 's3:PutObject',
        Resource: `${exportDestination(bucketArn, service)}/*`,
      },
    ];
  });
}

/** The services encrypt what they export. */
export function exportUse(exporters: readonly Exporter[]): Statement[] {
  return exporters.map((exporter): Statement => {
    const { service, accountId } = exporter;
    return {
      Sid: `EncryptFor${service === 'guardduty' ? 'GuardDuty' : 'Macie'}`,
      Effect: 'Allow',
      Principal: { Service: principals(exporter) },
      Action: service === 'guardduty' ? 'kms:GenerateDataKey' : ['kms:GenerateDataKey', 'kms:Encrypt'],
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:SourceAccount': accountId },
        ArnLike: { 'aws:SourceArn': exporterSources(exporter) },
      },
    };
  });
}
