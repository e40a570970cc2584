import { eventSelectors } from '../../../src/services/cloudtrail/event-selectors';

const logs = ['arn:aws:s3:::acme-trail/'];
const events = { access: 'All' as const, only: [], except: [] };

describe('what the trail logs', () => {
  test('without choices: all management events, which CloudTrail does by itself', () => {
    expect(eventSelectors({ dataEvents: [], excludedManagementEvents: [] }, logs)).toEqual([]);
  });

  test('management events stay when data events are added', () => {
    const [first] = eventSelectors(
      { dataEvents: [{ ...events, resourceType: 'AWS::Lambda::Function' }], excludedManagementEvents: [] },
      logs,
    );
    expect(first).toEqual({
      name: 'Management events',
      fieldSelector: [{ field: 'eventCategory', equalTo: ['Management'] }],
    });
  });

  test('data events of S3 leave the log buckets out, or each delivery would log the next', () => {
    const [, s3] = eventSelectors(
      {
        dataEvents: [
          {
            ...events,
            resourceType: 'AWS::S3::Object',
            access: 'WriteOnly',
            except: ['arn:aws:s3:::cache/'],
          },
        ],
        excludedManagementEvents: [],
      },
      logs,
    );
    expect(s3?.fieldSelector).toEqual([
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
      { field: 'readOnly', equalTo: ['false'] },
      { field: 'resources.ARN', notStartsWith: ['arn:aws:s3:::acme-trail/', 'arn:aws:s3:::cache/'] },
    ]);
  });

  test('services can be left out of the management events', () => {
    expect(
      eventSelectors({ dataEvents: [], excludedManagementEvents: ['rdsdata.amazonaws.com'] }, logs),
    ).toEqual([
      {
        name: 'Management events',
        fieldSelector: [
          { field: 'eventCategory', equalTo: ['Management'] },
          { field: 'eventSource', notEquals: ['rdsdata.amazonaws.com'] },
        ],
      },
    ]);
  });
});
