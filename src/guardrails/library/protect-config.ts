import { protection } from './protection';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html */
export const protectConfig = protection({
  name: 'protect-config',
  title: 'Protect AWS Config',
  actions: [
    ...['config:DeleteAggregationAuthorization', 'config:DeleteConfigurationAggregator'],
    ...[
      'config:DeleteConfigurationRecorder',
      'config:DeleteDeliveryChannel',
      'config:DeleteRetentionConfiguration',
    ],
    'config:DisassociateResourceTypes',
    ...['config:PutConfigurationRecorder', 'config:PutDeliveryChannel', 'config:PutRetentionConfiguration'],
    'config:StopConfigurationRecorder',
  ],
  stops: 'Stopping, deleting or changing the recorder, its delivery and its retention.',
  doesNotStop: 'Rules and conformance packs of a team: they may be added and deleted.',
  canBreak: 'Templates of a team that create a recorder; there can be only one, and the baseline has it.',
});
