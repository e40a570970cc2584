import { ConfigConfigurationRecorder } from '@cdktf/provider-aws/lib/config-configuration-recorder';
import { ConfigConfigurationRecorderStatus } from '@cdktf/provider-aws/lib/config-configuration-recorder-status';
import { ConfigDeliveryChannel } from '@cdktf/provider-aws/lib/config-delivery-channel';
import { ConfigRetentionConfiguration } from '@cdktf/provider-aws/lib/config-retention-configuration';
import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import { type ITerraformDependable, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import { type RecorderSettings, recordingGroup } from './recording';

/** AWS Config in one account. */
export interface RecordersProps {
  readonly settings: RecorderSettings & {
    readonly serviceLinkedRole: boolean;
    readonly retentionDays: number;
  };
  readonly accountId: string;
  readonly homeRegion: string;
  readonly regions: readonly string[];
  /** bucket that takes every account's deliveries */
  readonly bucketName: string;
}

/** The name that AWS itself gives to an account's recorder and delivery channel; there is one of each a region. */
const name = 'default';

/**
 * AWS Config in one account: in each region a delivery channel and a recorder, which is started last.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_recorder
 */
export class Recorders extends Construct {
  /** resources that exist once every region is recording */
  readonly recording: ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RecordersProps,
  ) {
    super(scope, id);
    const { settings, regions, bucketName } = props;
    const recorder = this.recorder(this.role());
    const channel = new ConfigDeliveryChannel(this, 'delivery_channel', {
      ...inEach(regions),
      name,
      s3BucketName: bucketName,
      snapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
      dependsOn: [recorder],
    });
    const status = new ConfigConfigurationRecorderStatus(this, 'status', {
      ...inEach(regions),
      name,
      isEnabled: true,
      dependsOn: [channel],
    });
    this.recording = [status];
    new ConfigRetentionConfiguration(this, 'retention', {
      ...inEach(regions),
      retentionPeriodInDays: settings.retentionDays,
      dependsOn: [recorder],
    });
  }

  private role(): ITerraformDependable[] {
    return this.props.settings.serviceLinkedRole
      ? [new IamServiceLinkedRole(this, 'role', { awsServiceName: 'config.amazonaws.com' })]
      : [];
  }

  private recorder(dependsOn: ITerraformDependable[]): ConfigConfigurationRecorder {
    const { settings, regions, homeRegion, accountId } = this.props;
    const groups = regions.map((region) => {
      const group = recordingGroup(settings, region === homeRegion);
      const types = group.resourceTypes ?? [];
      return [
        region,
        {
          all: group.allSupported,
          global: group.includeGlobalResourceTypes,
          types,
          excluded: group.exclusionByResourceTypes ?? [],
        },
      ];
    });
    const local = new TerraformLocal(this, 'recording', Object.fromEntries(groups));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const { strategy } = recordingGroup(settings, true);
    return new ConfigConfigurationRecorder(this, 'Resource', {
      forEach: each,
      region: each.key,
      name,
      roleArn: `arn:aws:iam::${accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup: {
        allSupported: each.getBoolean('all'),
        includeGlobalResourceTypes: each.getBoolean('global'),
        resourceTypes: each.getList('types'),
        ...(strategy === 'EXCLUSION_BY_RESOURCE_TYPES' && {
          exclusionByResourceTypes: [{ resourceTypes: each.getList('excluded') }],
        }),
        recordingStrategy: [{ useOnly: strategy }],
      },
      recordingMode: { recordingFrequency: settings.frequency },
      dependsOn,
    });
  }
}
