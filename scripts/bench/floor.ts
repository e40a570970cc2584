import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SsoadminAccountAssignment } from '@cdktf/provider-aws/lib/ssoadmin-account-assignment';
import { App, LocalBackend, TerraformIterator, TerraformLocal, TerraformStack } from 'cdktf';

/** Accounts in one stack, as in the organizations that are made up for the bench. */
const accountsPerStack = 50;

/**
 * What CDKTF alone needs to write so many assignments as `for_each` maps: no file, no checks, no model. Synthesis of an
 * organization with as many should stay within twice of it.
 */
export function floor(accounts: number, assignments: number): void {
  const outdir = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  const app = new App({ outdir });
  for (let first = 0; first < accounts; first += accountsPerStack) addStack(app, first, assignments);
  app.synth();
  rmSync(outdir, { recursive: true });
}

function addStack(app: App, first: number, assignments: number): void {
  const stack = new TerraformStack(app, `assignments-${first}`);
  new AwsProvider(stack, 'aws', { region: 'eu-central-1' });
  new LocalBackend(stack, { path: `${first}.tfstate` });
  const entries = Array.from({ length: accountsPerStack * assignments }, (_, index) => {
    const account = `account-${first + Math.floor(index / assignments)}`;
    const group = `group-${index % assignments}`;
    return [`${account}/ReadOnlyAccess/${group}`, { account, permission_set: 'ReadOnlyAccess', group }];
  });
  const local = new TerraformLocal(stack, 'entries', Object.fromEntries(entries));
  const each = TerraformIterator.fromMap(local.asAnyMap);
  new SsoadminAccountAssignment(stack, 'assignment', {
    forEach: each,
    instanceArn: 'arn:aws:sso:::instance/ssoins-0000000000000000',
    permissionSetArn: each.getString('permission_set'),
    principalId: each.getString('group'),
    principalType: 'GROUP',
    targetId: each.getString('account'),
    targetType: 'AWS_ACCOUNT',
  });
}
