import { organizationFile } from '../organization-file';
import { synthesizedFrom } from './synthesized';

const organization = (backend: string) =>
  organizationFile(`
terraform: { backend: ${backend} }
root: { organizationalUnits: { Workloads: { stack: shop } } }
accounts:
  - { name: shop-prod, ou: Workloads }
delegatedAdministrators: { health: shop-prod }
`);

const of = (backend: string) => {
  const stacks = synthesizedFrom(organization(backend));
  const accounts = stacks.get('accounts-shop');
  const delegation = stacks.get('delegation');
  return {
    terraform: accounts?.terraform,
    readsOrganization: accounts?.data?.terraform_remote_state?.apply_organization_first,
    readsAccounts: delegation?.data?.terraform_remote_state?.apply_accounts_shop_first,
    stacks,
  };
};

test('local: a file a stack, by a path that names no machine', () => {
  const { terraform, readsOrganization, stacks } = of('{ local: { directory: states } }');
  expect(terraform?.backend).toEqual({ local: { path: '../../../states/accounts-shop.tfstate' } });
  expect(readsOrganization).toMatchObject({
    backend: 'local',
    config: { path: '../../../states/organization.tfstate' },
  });
  expect(JSON.stringify([...stacks.values()])).not.toContain(process.cwd());
});

test('s3: encrypted, locked by a file, a key a stack below the prefix', () => {
  const s3 =
    '{ s3: { bucket: acme-state, region: eu-central-1, prefix: landing/, kmsKeyId: arn:aws:kms:x, roleArn: arn:aws:iam::222222222222:role/state } }';
  const { terraform, readsOrganization, readsAccounts } = of(s3);
  const common = {
    bucket: 'acme-state',
    region: 'eu-central-1',
    encrypt: true,
    kms_key_id: 'arn:aws:kms:x',
    assume_role: { role_arn: 'arn:aws:iam::222222222222:role/state' },
  };
  expect(terraform?.backend).toEqual({
    s3: { ...common, key: 'landing/accounts-shop.tfstate', use_lockfile: true },
  });
  expect(readsOrganization).toMatchObject({
    backend: 's3',
    config: { ...common, key: 'landing/organization.tfstate' },
  });
  expect(readsAccounts).toMatchObject({ config: { key: 'landing/accounts-shop.tfstate' } });
});

test('s3 without a key: the default key of the bucket is taken, which bootstrap makes', () => {
  const { terraform } = of('{ s3: { bucket: acme-state, region: eu-central-1 } }');
  expect(terraform?.backend?.s3).not.toHaveProperty('encrypt');
});

test('cloud: a workspace a stack with the prefix of the file, read by its name', () => {
  const { terraform, readsOrganization } = of(
    '{ cloud: { organization: acme, project: landing-zone, workspacePrefix: lz- } }',
  );
  expect(terraform?.cloud).toEqual({
    hostname: 'app.terraform.io',
    organization: 'acme',
    workspaces: { name: 'lz-accounts-shop', project: 'landing-zone' },
  });
  expect(terraform?.backend).toBeUndefined();
  expect(readsOrganization).toMatchObject({
    backend: 'remote',
    config: { organization: 'acme', hostname: 'app.terraform.io', workspaces: { name: 'lz-organization' } },
  });
});

test('every stack wants a Terraform or OpenTofu that knows lock files, and names the account it may act in', () => {
  for (const json of of('{ local: {} }').stacks.values()) {
    expect(json.terraform.required_version).toBe('>= 1.10');
    expect(json.provider.aws[0]).toMatchObject({
      allowed_account_ids: ['111111111111'],
      region: 'eu-central-1',
    });
  }
});
