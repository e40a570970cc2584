import { runSlowChecks } from '../../../src/config/slow-checks';
import { delegableServices, serviceDescription } from '../../../src/services/registry';
import { applies } from '../../../src/services/service-description';
import { loadedFrom, organizationFile } from '../../organization-file';

const required = delegableServices.flatMap((service) => {
  const { requiredAction } = serviceDescription(service);
  return applies(requiredAction) ? [requiredAction] : [];
});

/** The actions that a guardrail would deny to Terraform's own role in the account that runs everything. */
async function lockedOut(denied: readonly string[]): Promise<string[]> {
  const statement = { Effect: 'Deny', Action: denied, Resource: '*' };
  const file = organizationFile({
    root: { policies: ['deny'], organizationalUnits: { Security: {}, Suspended: {} } },
    policies: { deny: { content: { Version: '2012-10-17', Statement: [statement] } } },
    accounts: [{ name: 'security', ou: 'Security' }],
    delegatedAdministrators: Object.fromEntries(delegableServices.map((service) => [service, 'security'])),
  });
  const { diagnostics } = await runSlowChecks(loadedFrom(file));
  return diagnostics
    .filter(({ code }) => code === 'locked-out')
    .map(({ message }) => /may not (\S+) in security/.exec(message)?.[1] ?? message);
}

test('every service with a stack in its administrator’s account is looked at, with an action that the stack takes', async () => {
  expect((await lockedOut(required)).sort()).toEqual([...required].sort());
});

test('a guardrail that denies another action locks nobody out', async () => {
  expect(await lockedOut(['ec2:RunInstances'])).toEqual([]);
});
