/**
 * Events in the shape that CloudTrail documents, cut down to what tells them apart.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */

const record = {
  eventVersion: '1.11',
  eventTime: '2026-11-21T08:00:00Z',
  awsRegion: 'eu-central-1',
  sourceIPAddress: '203.0.113.7',
  userAgent: 'aws-cli/2.31.0',
  eventID: '6e6f2c1e-0000-0000-0000-000000000000',
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '222222222222',
  eventCategory: 'Management',
};

const assumedRole = {
  type: 'AssumedRole',
  principalId: 'AROAEXAMPLE:alice',
  arn: 'arn:aws:sts::222222222222:assumed-role/admin/alice',
  accountId: '222222222222',
};

/** A call of an API by somebody in a role. */
export const call = (service: string, eventName: string, more: object = {}): object => ({
  ...record,
  userIdentity: assumedRole,
  eventSource: `${service}.amazonaws.com`,
  eventName,
  requestParameters: null,
  responseElements: null,
  ...more,
});

/** Something that the root user did. */
export const rootCall = (more: object = {}): object =>
  call('account', 'PutContactInformation', {
    userIdentity: {
      type: 'Root',
      principalId: '222222222222',
      arn: 'arn:aws:iam::222222222222:root',
      accountId: '222222222222',
    },
    ...more,
  });

/** A sign-in to the console. */
export const signIn = (
  type: 'IAMUser' | 'Root' | 'AssumedRole',
  mfa: 'Yes' | 'No',
  more: object = {},
): object => ({
  ...record,
  eventType: 'AwsConsoleSignIn',
  userIdentity: { type, accountId: '222222222222', userName: 'alice' },
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
  requestParameters: null,
  responseElements: { ConsoleLogin: 'Success' },
  additionalEventData: { LoginTo: 'https://console.aws.amazon.com', MobileVersion: 'No', MFAUsed: mfa },
  ...more,
});

/** Somebody takes a role; by SAML through Identity Center. */
export const assumes = (roleArn: string, eventName = 'AssumeRole'): object =>
  call('sts', eventName, { requestParameters: { roleArn, roleSessionName: 'alice' } });
