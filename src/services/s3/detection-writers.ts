import type { Statement } from '../../iam-documents/policy-document';
import { confusedDeputyConditions } from '../../iam-documents/trust';
import { regions as allRegions } from '../../organization/regions';
import type { BucketExport } from '../service-description';

/** A service whose administrator exports findings or results to the bucket. */
export interface Exporter {
  readonly bucketExport: BucketExport;
  /** the account that runs it, as a value or an expression without quotes */
  readonly accountId: string;
  /** regions that it exports from */
  readonly regions: readonly string[];
}

/**
 * Who writes: the service, and in a region that accounts opt in to the service of that region.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html#guardduty_exportfindings-s3-policies
 */
function principals({ bucketExport: { name }, regions }: Exporter): string | string[] {
  const ownOnes = regions.filter((region) => allRegions[region]?.optIn);
  const names = [name, ...ownOnes.map((region) => `${name}.${region}`)];
  const [first = '', ...more] = names.map((each) => `${each}.amazonaws.com`);
  return more.length ? [first, ...more] : first;
}

/** Where in the bucket a service may write, as an ARN: the destination that it is told must be no other. */
export const exportDestination = (bucketArn: string, { name }: Pick<BucketExport, 'name'>): string =>
  `${bucketArn}/${name}`;

/** Conditions that limit the service to its administrator's account and its exporting resources. */
const onlyForExport = ({ bucketExport, accountId }: Exporter) =>
  confusedDeputyConditions({ accountId, sourceArn: bucketExport.sourceArns(accountId) });

/** The services check where the bucket is, and write below a prefix of their own. */
export function exportWriters(bucketArn: string, exporters: readonly Exporter[]): Statement[] {
  return exporters.flatMap((exporter): Statement[] => {
    const { sid } = exporter.bucketExport;
    const common = {
      Effect: 'Allow',
      Principal: { Service: principals(exporter) },
      Condition: onlyForExport(exporter),
    } as const;
    return [
      { Sid: `${sid}LocatesBucket`, ...common, Action: 's3:GetBucketLocation', Resource: bucketArn },
      {
        Sid: `${sid}Exports`,
        ...common,
        Action: 's3:PutObject',
        Resource: `${exportDestination(bucketArn, exporter.bucketExport)}/*`,
      },
    ];
  });
}

/** The services encrypt what they export. */
export function exportUse(exporters: readonly Exporter[]): Statement[] {
  return exporters.map((exporter): Statement => {
    const { sid, keyActions } = exporter.bucketExport;
    return {
      Sid: `EncryptFor${sid}`,
      Effect: 'Allow',
      Principal: { Service: principals(exporter) },
      Action: typeof keyActions === 'string' ? keyActions : [...keyActions],
      Resource: '*',
      Condition: onlyForExport(exporter),
    };
  });
}
