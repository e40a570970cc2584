import { createColors } from 'picocolors';
import { effectiveOnAccount, effectiveText } from '../../src/commands/explain/effective';
import type { Loaded } from '../../src/config/load';
import { runSlowChecks } from '../../src/config/slow-checks';
import { failures } from '../../src/guardrails/expectations';
import { LIBRARY } from '../../src/guardrails/library';
import { accountByName } from '../../src/organization/lookups';
import { loadedFrom, organizationFile, organizationOf } from '../organization-file';
import { synthesizedFrom } from './synthesized';

const fileOf = (rest: object): string =>
  organizationFile(rest, {
    managementAccount: { id: '111111111111', email: 'aws@acme.example' },
    governedRegions: ['eu-central-1', 'eu-west-1'],
  });
const checked = (rest: object): Promise<Loaded> => runSlowChecks(loadedFrom(fileOf(rest)));

/** Documents and attachments of the organization's state. */
function attached(file: object) {
  const { locals = {} } = synthesizedFrom(fileOf(file)).get('organization') ?? {};
  const { policy_entries: documents, attachment_entries: attachments } = locals as Record<string, object>;
  return {
    documents: documents as Record<string, { content: string }>,
    attachments: Object.keys(attachments ?? {}),
  };
}

describe('every ready policy by its name alone', () => {
  test.each(LIBRARY.map(({ name }) => name))('%s checks without a word and is attached', async (name) => {
    const file = {
      policies: { roles: { library: 'protect-baseline-roles' }, own: { library: name } },
      root: { policies: ['roles'], organizationalUnits: { Workloads: { policies: ['own'] } } },
      accounts: [{ name: 'shop', ou: 'Workloads' }],
    };
    const loaded = await checked(file);
    expect(loaded.diagnostics).toEqual([]);
    const { documents, attachments } = attached(file);
    expect(attachments).toHaveLength(2);
    for (const { content } of Object.values(documents)) expect(content.length).toBeGreaterThan(20);
  });
});

describe('40 guardrails on one branch', () => {
  const names = Array.from({ length: 40 }, (_, index) => `guardrail-${index + 1}`);
  const document = (index: number) => ({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: 's3:DeleteObject',
        Resource: Array.from(
          { length: 12 },
          (_, part) => `arn:aws:s3:::bucket-${index}-${part}-with-a-long-name/*`,
        ),
      },
    ],
  });
  const file = {
    policies: Object.fromEntries(names.map((name, index) => [name, { content: document(index) }])),
    root: {
      policies: names.slice(0, 10),
      organizationalUnits: {
        Workloads: {
          policies: names.slice(10, 20),
          organizationalUnits: { Production: { policies: names.slice(20) } },
        },
      },
    },
    accounts: [{ name: 'shop-prod', ou: 'Workloads/Production' }],
  };

  test('fit into four documents, and every statement leads back to its guardrail', async () => {
    expect((await checked(file)).diagnostics).toEqual([]);
    const { documents, attachments } = attached(file);
    expect(attachments).toEqual([
      'Root:Root-scp-1',
      'Workloads/Production:Workloads/Production-scp-1',
      'Workloads/Production:Workloads/Production-scp-2',
      'Workloads:Workloads-scp-1',
    ]);
    const sids = Object.values(documents).flatMap(({ content }) =>
      (JSON.parse(content).Statement as { Sid: string }[]).map(({ Sid }) => Sid),
    );
    expect(sids.sort()).toEqual(names.map((name) => name.replace('guardrail-', 'Guardrail')).sort());
  });

  test('the report says how full each target is', async () => {
    const organization = organizationOf(await checked(file));
    const account = accountByName(organization, 'shop-prod');
    if (!account) throw new Error('there is no shop-prod');
    const text = effectiveText('shop-prod', effectiveOnAccount(organization, account), createColors(false));
    expect(text).toContain('shop-prod: 40 guardrails in force');
    expect(text.match(/\d+ of 10 attached, \d+ free/g)).toEqual([
      '2 of 10 attached, 8 free',
      '2 of 10 attached, 8 free',
      '3 of 10 attached, 7 free',
    ]);
  });
});

test('a target without a free attachment is warned of: a replaced policy is attached before the old one goes', async () => {
  const names = Array.from({ length: 10 }, (_, index) => `own-${index + 1}`);
  const content = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] };
  const withPolicies = (count: number) => ({
    policies: Object.fromEntries(names.slice(0, count).map((name) => [name, { content, pack: false }])),
    root: { organizationalUnits: { Workloads: { policies: names.slice(0, count) } } },
  });
  const found = async (count: number) =>
    (await checked(withPolicies(count))).diagnostics.map(({ code, severity }) => `${severity} ${code}`);
  expect(await found(8)).toEqual([]);
  expect(await found(9)).toEqual(['warning policy-targets']);
  expect(await found(10)).toEqual(['error policy-targets']);
});

test('an expectation is tried for every account that it covers, once for those with the same policies in force', async () => {
  const stages = ['Production', 'Staging', 'Development'];
  const accounts = Array.from({ length: 30 }, (_, index) => ({
    name: `account-${index}`,
    ou: `Workloads/${stages[index % 3]}`,
    ...(index === 0 && { policies: ['regions'] }),
  }));
  const organizationalUnits = Object.fromEntries(stages.map((stage) => [stage, {}]));
  const organization = organizationOf(
    await checked({
      policies: { regions: { library: 'allowed-regions' }, roles: { library: 'protect-baseline-roles' } },
      root: { policies: ['roles'], organizationalUnits: { Workloads: { organizationalUnits }, Empty: {} } },
      accounts,
    }),
  );
  const expectation = { in: 'Workloads', as: 'developer', region: 'us-west-2', resource: '*', context: {} };
  const found = await failures(organization, { ...expectation, allow: [], deny: ['ec2:RunInstances'] });
  expect(found.map(({ accounts: covered }) => covered.length)).toEqual([10, 10, 9]);
  const stopped = await failures(organization, { ...expectation, allow: ['ec2:RunInstances'], deny: [] });
  expect(stopped.map(({ accounts: covered }) => covered.map(({ name }) => name))).toEqual([['account-0']]);
});

test('the organization’s id is put into ready policies; a policy that names another organization is left alone', () => {
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-0000000000' } };
  const content = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*', Condition }],
  };
  const { documents } = attached({
    policies: { own: { content, pack: false }, ready: { library: 'organization-only-identities' } },
    root: { policies: ['own', 'ready'] },
  });
  const contents = Object.entries(documents).map(([name, document]) => [name, document.content] as const);
  expect(Object.fromEntries(contents).own).toContain('"o-0000000000"');
  const ready = contents.flatMap(([name, text]) => (name === 'own' ? [] : [text])).join('');
  expect(ready).toMatch(/\$\{aws_organizations_organization\.\w+\.id\}/);
});
