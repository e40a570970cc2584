import { loadedFrom, organizationFile } from '../../organization-file';

/** What the file alone shows, and only the plan or AWS would refuse. */
const found = (rest: string | object, organization: object = {}): string[] =>
  loadedFrom(organizationFile(rest, organization)).diagnostics.map(
    ({ at, message }) => `${at.line} ${message}`,
  );

test.each([
  ['aws+{account}', 'aws+payments-prod'],
  ['aws+{account}@acme', 'aws+payments-prod@acme'],
  ['aws {account}@acme.example', 'aws payments-prod@acme.example'],
  ['{account}@acme@acme.example', 'payments-prod@acme@acme.example'],
])('the pattern %s makes no address', (accountEmail, made) => {
  expect(found({ accounts: [] }, { accountEmail })).toEqual([
    `2 organization.accountEmail makes no e-mail address: ${made}`,
  ]);
});

const policies = { stay: { library: 'deny-leaving-organization' }, root: { library: 'deny-root-user' } };

test('an OU and an account whose policies would be called alike', () => {
  const inUnit = { policies: ['stay'] };
  const file = {
    policies,
    root: { organizationalUnits: { account: { organizationalUnits: { shop: inUnit } }, Workloads: {} } },
    accounts: [{ name: 'shop', ou: 'Workloads', policies: ['root'] }],
  };
  expect(found(file).filter((each) => each.includes('would be called'))).toEqual([
    expect.stringMatching(/two policies would be called account\/shop-\S+ in AWS/),
  ]);
});

test('a policy that is called like the shared policy of an OU', () => {
  const file = (name: string) => ({
    policies: { ...policies, [name]: { library: 'deny-iam-users', pack: false } },
    root: { organizationalUnits: { Workloads: { policies: ['stay', 'root', name] } } },
  });
  expect(found(file('Workloads-scp-1')).filter((each) => each.includes('would be called'))).toEqual([
    expect.stringMatching(/two policies would be called Workloads-scp-1 in AWS/),
  ]);
  expect(found(file('Workloads-scp-9')).filter((each) => each.includes('would be called'))).toEqual([]);
});
