import { protection } from './protection';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html */
export const protectCloudTrail = protection({
  name: 'protect-cloudtrail',
  title: 'Protect CloudTrail',
  actions: [
    ...['cloudtrail:DeleteEventDataStore', 'cloudtrail:DeleteTrail', 'cloudtrail:PutEventSelectors'],
    ...['cloudtrail:PutInsightSelectors', 'cloudtrail:StopEventDataStoreIngestion', 'cloudtrail:StopLogging'],
    ...['cloudtrail:UpdateEventDataStore', 'cloudtrail:UpdateTrail'],
  ],
  stops: 'Stopping, deleting or narrowing trails and event data stores.',
  doesNotStop:
    'Changes in the management account, where the organization trail lives; deletion of delivered log files, which the log bucket itself prevents.',
  canBreak: 'Teams that run trails of their own.',
});
