import type { CloudtrailAdvancedEventSelector } from '@cdktf/provider-aws/lib/cloudtrail';
import type { TrailSettings } from './schema';

/**
 * The advanced event selectors of a trail; empty where it logs all management events and nothing else, which is
 * CloudTrail's default.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 *
 * @param neverLogged ARN prefixes of S3 objects that are excluded; they may contain expressions
 */
export function eventSelectors(
  { dataEvents, excludedManagementEvents }: Pick<TrailSettings, 'dataEvents' | 'excludedManagementEvents'>,
  neverLogged: readonly string[],
): CloudtrailAdvancedEventSelector[] {
  if (dataEvents.length === 0 && excludedManagementEvents.length === 0) return [];
  return [
    managementEvents(excludedManagementEvents),
    ...dataEvents.map((events) => dataEventsOf(events, neverLogged)),
  ];
}

const managementEvents = (excluded: readonly string[]): CloudtrailAdvancedEventSelector => ({
  name: 'Management events',
  fieldSelector: [
    { field: 'eventCategory', equalTo: ['Management'] },
    ...(excluded.length ? [{ field: 'eventSource', notEquals: [...excluded] }] : []),
  ],
});

function dataEventsOf(
  { resourceType, access, only, except }: TrailSettings['dataEvents'][number],
  neverLogged: readonly string[],
): CloudtrailAdvancedEventSelector {
  const left = [...(resourceType === 'AWS::S3::Object' ? neverLogged : []), ...except];
  return {
    name: `Data events of ${resourceType}`,
    fieldSelector: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [resourceType] },
      ...(access === 'All' ? [] : [{ field: 'readOnly', equalTo: [String(access === 'ReadOnly')] }]),
      ...(only.length || left.length
        ? [
            {
              field: 'resources.ARN',
              ...(only.length && { startsWith: [...only] }),
              ...(left.length && { notStartsWith: left }),
            },
          ]
        : []),
    ],
  };
}
