import { compareOrganizations } from '../../src/organization-diff/compare';
import type { OrganizationDiff } from '../../src/organization-diff/model';
import { organizationFile, organizationFrom } from '../organization-file';

const company = {
  managementAccount: { id: '111111111111', email: 'aws@acme.example' },
  governedRegions: ['eu-central-1', 'eu-west-1'],
};
const accounts = [
  'logs, ou: Security',
  'tooling, ou: Security',
  'other, ou: Security',
  'shop, ou: Workloads/Production',
  'bank, ou: Workloads/Production',
];
const least = organizationFile(
  `
root: { organizationalUnits: { Security: {}, Workloads: { organizationalUnits: { Production: {}, Staging: {} } }, Suspended: {} } }
accounts:
${accounts.map((account) => `  - { name: ${account}, owner: team }`).join('\n')}
`,
  company,
);
const logging = 'logging: { account: logs }\n';
const detection =
  'delegatedAdministrators: { guardDuty: tooling, securityHub: tooling }\nguardDuty: {}\nfindings: {}\n';
const people = `identityCenter:
  groups: { team: {} }
  permissionSets: { Deploy: { description: Deploys., managedPolicies: [ViewOnlyAccess] } }
  sessions: { production: { duration: PT1H } }
  assignments: [{ group: team, permissionSets: [Deploy], accounts: [shop] }]
  managementAccount: { noAdministrator: root }
`;

const compare = (was: string, is: string): OrganizationDiff =>
  compareOrganizations(organizationFrom(was), organizationFrom(is));

/** What is lost, one line each. */
const unsafeNames = (was: string, is: string): string[] =>
  compare(was, is).lost.map(({ kind, name, cure }) => `${kind} ${name}: ${cure}`);

const replaced = (text: string, ...edits: readonly (readonly [string | RegExp, string])[]): string =>
  edits.reduce((edited, [from, to]) => {
    const next = edited.replace(from, to);
    if (next === edited) throw new Error(`nothing matches ${from}`);
    return next;
  }, text);

const entry = (name: string) => new RegExp(` {2}- \\{ name: ${name},.*\\n`);

describe('accounts and OUs', () => {
  test.each([
    ['active', true],
    ['suspended', true],
    ['released', false],
  ])('the entry of an account that is %s goes: lost is %s', (state, isLost) => {
    const was = replaced(least, ['name: bank,', `name: bank, state: ${state},`]);
    expect(unsafeNames(was, replaced(was, [entry('bank'), '']))).toEqual(
      isLost ? [expect.stringMatching(/^account bank: Put its entry back/)] : [],
    );
  });

  test('an account that takes the former name of another does not hide that the other is gone', () => {
    const is = replaced(
      least,
      [entry('bank'), ''],
      ['name: shop,', 'name: bank, formerName: shop, email: aws+shop@acme.example,'],
    );
    expect(unsafeNames(least, is)).toEqual([
      'account bank: Its name is taken by shop, which was renamed: give one of both another name, and put its entry back.',
    ]);
  });

  test('a formerName that was applied is no rename any more', () => {
    const was = replaced(least, [
      'name: shop,',
      'name: shop, formerName: store, email: aws+store@acme.example,',
    ]);
    expect(compare(was, was)).toMatchObject({ lost: [], accounts: { added: [], removed: [], changed: [] } });
    const units = replaced(least, ['Production: {}', 'Production: { formerName: Prod }']);
    expect(compare(units, units).organizationalUnits).toEqual({ added: [], removed: [], changed: [] });
  });

  test('an account that the file gives up under one id is found under its new name', () => {
    const was = replaced(least, ['name: bank,', 'name: bank, id: "222222222222",']);
    expect(unsafeNames(was, replaced(was, ['name: bank,', 'name: money,']))).toEqual([
      'account bank: It has the id of money: write formerName: bank there, so that Terraform renames it.',
    ]);
  });

  test('another id under the same name is another account', () => {
    const was = replaced(least, ['name: bank,', 'name: bank, id: "222222222222",']);
    expect(unsafeNames(was, replaced(was, ['222222222222', '333333333333']))).toEqual([
      expect.stringMatching(
        /^account bank: It is 222222222222 in the state.* give 333333333333 an entry of its own/,
      ),
    ]);
    const unit = replaced(least, ['Staging: {}', 'Staging: { id: ou-ab12-cdef3456 }']);
    expect(unsafeNames(unit, replaced(unit, ['cdef3456', 'cdef9999']))).toEqual([
      expect.stringMatching(/^OU Workloads\/Staging: It is ou-ab12-cdef3456 in the state/),
    ]);
    expect(unsafeNames(least, was)).toEqual([]);
  });

  test('what was released and comes back needs its id, or it is made a second time', () => {
    const was = replaced(least, ['name: bank,', 'name: bank, state: released,']);
    expect(unsafeNames(was, least)).toEqual([
      expect.stringMatching(/^account bank: Terraform has let go of it.* write its id/),
    ]);
    expect(unsafeNames(was, replaced(least, ['name: bank,', 'name: bank, id: "222222222222",']))).toEqual([]);
    const unit = replaced(least, ['Staging: {}', 'Staging: { state: released }']);
    expect(unsafeNames(unit, least)).toEqual([
      expect.stringMatching(/^OU Workloads\/Staging: Terraform has let go of it/),
    ]);
  });

  test('an id that stays, or that the file no longer gives, is no other account', () => {
    const was = replaced(least, ['name: bank,', 'name: bank, id: "222222222222",']);
    expect(unsafeNames(was, was)).toEqual([]);
    expect(unsafeNames(was, least)).toEqual([]);
  });

  test('what was released and stays released is not lost', () => {
    const account = replaced(least, ['name: bank,', 'name: bank, state: released,']);
    expect(unsafeNames(account, account)).toEqual([]);
    const unit = replaced(least, ['Staging: {}', 'Staging: { state: released }']);
    expect(unsafeNames(unit, unit)).toEqual([]);
  });

  test('an OU that moves to another parent is lost; one that was released or deleted is not', () => {
    const moved = replaced(
      least,
      ['Production: {}, Staging: {} }', 'Production: {} }'],
      ['Security: {}', 'Security: {}, Staging: {}'],
    );
    expect(unsafeNames(least, moved)).toEqual([
      expect.stringMatching(/^OU Workloads\/Staging: .* AWS moves no OU to another parent/),
    ]);
    for (const state of ['released', 'deleted']) {
      const was = replaced(least, ['Staging: {}', `Staging: { state: ${state} }`]);
      expect(unsafeNames(was, replaced(was, [/, Staging: \{.*?\}/, '']))).toEqual([]);
    }
  });
});

describe('what is made once', () => {
  const logged = least + logging;
  const home = (text: string) => replaced(text, ['"homeRegion":"eu-central-1"', '"homeRegion":"eu-west-1"']);
  const called = (text: string) => replaced(text, ['"name":"acme"', '"name":"acme-corp"']);

  test('another home region loses what lives in the first one', () => {
    expect(unsafeNames(logged, home(logged))).toEqual([
      'setting organization.homeRegion: It is eu-central-1 in the trail, the log buckets, keys, topics and the log group ' +
        'of the trail, which cannot become eu-west-1 and would be lost or refused: put eu-central-1 back.',
    ]);
    expect(unsafeNames(least + people, home(least + people))).toEqual([
      expect.stringMatching(/permission sets and assignments/),
    ]);
    expect(unsafeNames(least, home(least))).toEqual([]);
  });

  test('another name of the organization renames what is kept; what has a name of its own stays', () => {
    expect(unsafeNames(logged, called(logged))).toEqual([
      expect.stringMatching(
        /^setting organization.name: It is acme in the trail, the log buckets, the log group .*put acme back/,
      ),
    ]);
    const own =
      least +
      replaced(logging, [
        'account: logs',
        'account: logs, bucketPrefix: acme, trail: { name: acme-organization }',
      ]);
    expect(unsafeNames(own, called(own))).toEqual([
      expect.not.stringMatching(/the log buckets|in the trail/),
    ]);
    expect(unsafeNames(least, called(least))).toEqual([]);
  });

  test('another prefix of the buckets or name of the trail', () => {
    const prefixed = replaced(logged, ['account: logs', 'account: logs, bucketPrefix: other']);
    expect(unsafeNames(logged, prefixed)).toEqual([
      expect.stringMatching(
        /^setting logging.bucketPrefix: It is acme in the log buckets, which cannot become other/,
      ),
    ]);
    const trail = replaced(logged, ['account: logs', 'account: logs, trail: { name: other }']);
    expect(unsafeNames(logged, trail)).toEqual([
      expect.stringMatching(
        /^setting logging.trail.name: It is acme-organization in the trail.*state: released/,
      ),
    ]);
    const written = replaced(logged, [
      'account: logs',
      'account: logs, bucketPrefix: acme, trail: { name: acme-organization }',
    ]);
    expect(unsafeNames(logged, written)).toEqual([]);
  });

  test('the management account and the organization are one', () => {
    expect(unsafeNames(least, replaced(least, ['111111111111', '999999999999']))).toEqual([
      expect.stringMatching(/^setting organization.managementAccount.id: It is 111111111111 in every state/),
    ]);
  });

  test('the OUs hang below one root', () => {
    const below = (rootId: string) =>
      replaced(least, ['organization: {', `organization: {"rootId":"${rootId}",`]);
    expect(unsafeNames(below('r-ab12'), below('r-cd34'))).toEqual([
      expect.stringMatching(/^setting organization.rootId: It is r-ab12 in the OUs below the root/),
    ]);
    expect(unsafeNames(least, below('r-ab12'))).toEqual([]);
  });

  test('replicas go, or to another region, only once they are released', () => {
    const replicas = (more: string) =>
      replaced(logged, ['account: logs', `account: logs, replication: { region: ${more} }`]);
    const gone =
      /^setting logging.replication.region: It is eu-west-1 in the replicas of the log buckets.*state: released/;
    expect(unsafeNames(replicas('eu-west-1'), logged)).toEqual([expect.stringMatching(gone)]);
    expect(unsafeNames(replicas('eu-west-1'), replicas('eu-north-1'))).toEqual([expect.stringMatching(gone)]);
    expect(unsafeNames(replicas('eu-west-1, state: released'), logged)).toEqual([]);
  });

  test('the bucket of findings stays until it is released', () => {
    const exporting = least + logging + detection;
    const off = replaced(exporting, ['guardDuty: {}', 'guardDuty: { exportFindings: false }']);
    expect(unsafeNames(exporting, off)).toEqual([
      expect.stringMatching(/^setting logging.findingsBucket: .*state: released with this change/),
    ]);
    expect(
      unsafeNames(
        exporting,
        replaced(off, ['account: logs', 'account: logs, findingsBucket: { state: released }']),
      ),
    ).toEqual([]);
  });

  test('what was released and comes back is there already', () => {
    const having = (part: string) => replaced(logged, ['account: logs', `account: logs, ${part}`]);
    for (const bucket of ['trailBucket', 'configBucket', 'accessBucket', 'findingsBucket'])
      expect(unsafeNames(having(`${bucket}: { state: released }`), logged)).toEqual([
        expect.stringMatching(`^setting logging.${bucket}.state: The bucket is in AWS`),
      ]);
    expect(unsafeNames(having('trail: { state: released }'), logged)).toEqual([
      expect.stringMatching(/trail.adopted: true/),
    ]);
    expect(unsafeNames(having('trail: { state: released }'), having('trail: { adopted: true }'))).toEqual([]);
  });

  test.each(['trail', 'trailBucket', 'configBucket', 'accessBucket'])(
    'logging goes while only %s is held: it would go on in a state that nobody plans',
    (held) => {
      const parts = ['trail', 'trailBucket', 'configBucket', 'accessBucket'].filter((part) => part !== held);
      const was = replaced(logged, [
        'account: logs',
        `account: logs, ${parts.map((part) => `${part}: { state: released }`).join(', ')}`,
      ]);
      expect(unsafeNames(was, least)).toEqual([
        expect.stringMatching(/^service logging: Trail and buckets would go on/),
      ]);
    },
  );

  test('routes of findings do not change the account that they are in', () => {
    const was = replaced(least + detection, [', securityHub: tooling', '']);
    const is = replaced(least + detection, ['securityHub: tooling', 'securityHub: other']);
    expect(unsafeNames(was, is)).toEqual([
      expect.stringMatching(/^service findings: Routes, topics and dashboard are in tooling.* in other/),
    ]);
    expect(unsafeNames(was, least + detection)).toEqual([]);
  });

  test('permission sets do not move to another region', () => {
    const there = replaced(people, ['identityCenter:\n', 'identityCenter:\n  region: eu-central-1\n']);
    expect(unsafeNames(least + people, least + there)).toEqual([]);
    expect(unsafeNames(least + there, least + replaced(there, ['eu-central-1', 'eu-west-1']))).toEqual([
      expect.stringMatching(
        /^setting identityCenter.region: It is eu-central-1 in permission sets and assignments/,
      ),
    ]);
  });
});

describe('what follows from a change', () => {
  const consequences = (was: string, is: string): string[] =>
    compare(was, is).consequences.map(({ kind, name, what }) => `${kind} ${name}: ${what}`);

  test('another address of root users is refused, unless it was changed in AWS; all accounts at once', () => {
    const is = replaced(least, ['aws+{account}@', 'root+{account}@']);
    expect(consequences(least, is)).toEqual([
      expect.stringMatching(/^needs e-mail of logs and 4 accounts more: .*StartPrimaryEmailUpdate/),
    ]);
    const one = replaced(least, ['name: shop,', 'name: shop, email: shop@acme.example,']);
    expect(consequences(least, one)).toEqual([expect.stringMatching(/^needs e-mail of shop: /)]);
    expect(consequences(least, replaced(one, ['email:', 'state: released, email:']))).toEqual([]);
  });

  test('the role that Terraform takes in member accounts has to be there before', () => {
    const is = `${least}terraform: { memberRoleName: landing }\n`;
    expect(consequences(least, is)).toEqual([
      expect.stringMatching(/^needs terraform.memberRoleName: .*landing has to be in each/),
    ]);
  });

  test('a policy keeps its type', () => {
    const policy = (type: string, content: string) =>
      `${replaced(least, ['root: {', 'root: { policies: [p],'])}policies: { p: { type: ${type}, content: ${content} } }\n`;
    const statement =
      '{ Version: "2012-10-17", Statement: [{ Effect: Deny, Principal: "*", Action: "s3:GetObject", Resource: "*" }] }';
    const scp =
      '{ Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "s3:GetObject", Resource: "*" }] }';
    expect(
      consequences(policy('SERVICE_CONTROL_POLICY', scp), policy('RESOURCE_CONTROL_POLICY', statement)),
    ).toEqual([expect.stringMatching(/^needs policy p: AWS changes no policy’s type/)]);
  });

  test('what a name is made of is made again', () => {
    const was = least + people;
    expect(consequences(was, was.replaceAll('Deploy', 'Release').replace('Releases.', 'Deploys.'))).toEqual([
      expect.stringMatching(/^again permission set Deploy: destroyed and made again as Release/),
    ]);
    expect(consequences(was, replaced(was, ['production: {', 'prod: {']))).toEqual([
      expect.stringMatching(/^again permission sets of the sessions production/),
    ]);
    expect(
      consequences(was, replaced(was, ['{ noAdministrator', '{ suffix: -root, noAdministrator'])),
    ).toEqual([expect.stringMatching(/^again permission sets of the management account/)]);
    const roles = (more: string) => `${least}roles: { audit: { account: tooling${more} } }\n`;
    expect(consequences(roles(''), roles(', roleName: reader'))).toEqual([
      expect.stringMatching(
        /^again roles.audit: landfall-audit is destroyed and reader made in every account/,
      ),
    ]);
  });

  test('what hangs on the management account is known by its name', () => {
    const named = (text: string) =>
      replaced(text, ['{"id":"111111111111"', '{"name":"payer","id":"111111111111"']);
    expect(consequences(least, named(least))).toEqual([]);
    const was = least + people;
    expect(consequences(was, named(was))).toEqual([
      expect.stringMatching(
        /^again organization.managementAccount.name: The states know assignments on it by the name management: .* under payer/,
      ),
    ]);
    const watched = `${least}delegatedAdministrators: { macie: tooling }\nmacie: {}\n`;
    expect(consequences(watched, named(watched))).toEqual([
      expect.stringMatching(/its membership in Macie by the name management/),
    ]);
    const notEnrolled = watched.replace('macie: {}', 'macie: { existingAccounts: false }');
    expect(consequences(notEnrolled, named(notEnrolled))).toEqual([]);
  });

  test('states that are looked for elsewhere have to be moved before', () => {
    const is = `${least}terraform: { backend: { s3: { bucket: acme-states, region: eu-central-1 } } }\n`;
    expect(consequences(least, is)).toEqual([
      expect.stringMatching(
        /^needs terraform.backend: .*s3:\/\/acme-states\/.*were at state\/organization.tfstate: .*state move/,
      ),
    ]);
    const tagged = `${least}terraform: { tags: { A: b } }\n`;
    expect(consequences(least, tagged)).toEqual([]);
  });

  test('a log group that was on before is still there', () => {
    const off = `${least}logging: { account: logs, trail: { cloudWatchLogs: { enabled: false } } }\n`;
    expect(consequences(off, least + logging)).toEqual([
      expect.stringMatching(/^needs logging.trail.cloudWatchLogs: .*log group is still in AWS/),
    ]);
    expect(consequences(least, least + logging)).toEqual([]);
    expect(consequences(least + logging, off)).toEqual([
      expect.stringMatching(/^left logging.trail.cloudWatchLogs: Its log group stays in AWS/),
    ]);
  });

  test('the log group of the dashboard goes and comes with Security Hub', () => {
    const findings =
      'delegatedAdministrators: { guardDuty: tooling, securityHub: tooling, config: tooling }\nguardDuty: {}\nfindings: {}\n';
    const without = least + logging + findings;
    const hub = `${without}config: {}\nsecurityHub: {}\n`;
    expect(consequences(hub, without)).toEqual([
      expect.stringMatching(/^left findings.dashboard: Its log group stays in AWS/),
    ]);
    expect(consequences(without, hub)).toEqual([
      expect.stringMatching(/^needs findings.dashboard: .*log group is still in AWS/),
    ]);
    const off = replaced(hub, ['findings: {}', 'findings: { dashboard: false }']);
    expect(consequences(off, replaced(off, ['securityHub: {}\n', '']))).toEqual([]);
  });

  test('the first id of the root has to be the one in AWS: no OU moves to another parent', () => {
    const known = replaced(least, ['organization: {', 'organization: {"rootId":"r-ab12",']);
    expect(consequences(least, known)).toEqual([
      expect.stringMatching(/^needs organization.rootId: r-ab12 has to be the id of the root in AWS/),
    ]);
    expect(consequences(known, least)).toEqual([]);
    expect(consequences(known, known)).toEqual([]);
  });

  test('what goes with its stack stays in AWS', () => {
    expect(consequences(least + people, least)).toEqual([
      expect.stringMatching(/^left identityCenter: .*people keep their access/),
    ]);
    expect(consequences(`${least}passwordPolicy: {}\n`, least)).toEqual([
      expect.stringMatching(/^left roles and passwordPolicy/),
    ]);
    expect(consequences(`${least}costAllocationTags: [Owner]\n`, least)).toEqual([
      expect.stringMatching(/^left costAllocationTags/),
    ]);
  });
});
