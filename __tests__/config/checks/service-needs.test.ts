import { loadedFrom, organizationFile } from '../../organization-file';

const people = { email: ['security@acme.example'] };

const messages = (organization: object, guardDuty: object): string[] =>
  loadedFrom(
    organizationFile(
      {
        root: { organizationalUnits: { Security: {}, Suspended: {} } },
        accounts: [
          { name: 'log-archive', ou: 'Security' },
          { name: 'tooling', ou: 'Security' },
        ],
        logging: { account: 'log-archive' },
        notifications: { critical: people, error: people, info: people },
        delegatedAdministrators: { guardDuty: 'tooling' },
        guardDuty,
      },
      organization,
    ),
  ).diagnostics.flatMap(({ code, message }) => (code === 'service-needs' ? [message] : []));

test('GuardDuty exports nothing from a region without opt-in to a home region with one', () => {
  const zurich = { homeRegion: 'eu-central-2', governedRegions: ['eu-central-2', 'us-east-1'] };
  expect(messages(zurich, {})).toEqual([
    expect.stringMatching(/^GuardDuty exports no findings from a region/),
  ]);
  expect(messages(zurich, { exportFindings: false })).toEqual([]);
  expect(messages({ ...zurich, governedRegions: ['eu-central-2', 'me-south-1'] }, {})).toEqual([]);
  expect(messages({}, {})).toEqual([]);
});
