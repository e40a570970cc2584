import { Cloudtrail, type CloudtrailConfig } from '@cdktf/provider-aws/lib/cloudtrail';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { eachOf } from '../../terraform/for-each';
import type { LandfallStack } from '../../terraform/stack';
import { eventSelectors } from './event-selectors';
import type { TrailSettings } from './schema';

/** The place of a trail, from which its ARN is built. */
export interface TrailPlace {
  readonly region: string;
  /** the management account's id */
  readonly accountId: string;
  readonly name: string;
}

/** The ARN of a trail. It is known before the trail exists, so that bucket and key policies can name it. */
export const trailArn = ({ region, accountId, name }: TrailPlace): string =>
  `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`;

/** What the organization trail is made of. */
export interface OrganizationTrailProps extends TrailPlace {
  readonly settings: TrailSettings;
  readonly bucketName: string;
  readonly kmsKeyArn: string;
  /** where events go beside the bucket */
  readonly logs?: { readonly groupArn: string; readonly roleArn: string };
  /** beginnings of ARNs that no data event is logged for: the log buckets */
  readonly neverLogged: readonly string[];
  readonly dependsOn: ITerraformDependable[];
}

/** The key of the trail in its `for_each`. */
const key = 'organization';

/**
 * The organization trail. Terraform deletes it only where the file says so.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
 */
export class OrganizationTrail extends Construct {
  constructor(scope: LandfallStack, id: string, props: OrganizationTrailProps) {
    super(scope, id);
    const { state, adopted } = props.settings;
    const trail = new Cloudtrail(this, 'Resource', {
      forEach: eachOf(state === 'active' ? [key] : []),
      ...trailConfig(props),
      lifecycle: { preventDestroy: true },
      dependsOn: props.dependsOn,
    });
    const resource = `aws_cloudtrail.${trail.friendlyUniqueId}`;
    if (state === 'released') scope.moves.release({ resource, key });
    else if (state === 'deleted') scope.moves.destroy({ resource, key });
    else if (adopted) scope.moves.importAll(resource, new Map([[key, trailArn(props)]]));
  }
}

function trailConfig(props: OrganizationTrailProps): CloudtrailConfig {
  const { settings, logs } = props;
  return {
    name: props.name,
    s3BucketName: props.bucketName,
    kmsKeyId: props.kmsKeyArn,
    isOrganizationTrail: true,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    enableLogging: true,
    insightSelector: settings.insights.map((insightType) => ({ insightType })),
    advancedEventSelector: eventSelectors(settings, props.neverLogged),
    ...(logs && {
      // CloudTrail wants the ARN of all streams.
      cloudWatchLogsGroupArn: `${logs.groupArn}:*`,
      cloudWatchLogsRoleArn: logs.roleArn,
    }),
  };
}
