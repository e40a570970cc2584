import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { describeWithTerraform, Landing } from './harness';

/** What Terraform, an expression of ours or CDKTF would read as more than text. */
const hostile = '${file("/etc/hostname")} %{ if true }$${x}${TfToken[TOKEN.0]}", "\\ $';

describeWithTerraform('texts of the file', () => {
  const landing = new Landing();
  afterAll(() => landing.remove());

  test('are in the state letter for letter, and are no change afterwards', () => {
    const contact = {
      name: hostile.slice(0, 64),
      title: '%{x}',
      email: '${a}@acme.example',
      phone: '+49 30 1',
    };
    const Resource = 'arn:aws:s3:::home/${aws:username}/*';
    const content = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource }] };
    const path = landing.write(
      organizationFile({
        root: {
          organizationalUnits: { [`a ${hostile.replaceAll('/', '')}`]: { policies: ['own'] } },
          accountDefaults: { contacts: { billing: contact } },
        },
        policies: { own: { type: 'SERVICE_CONTROL_POLICY', description: hostile, pack: false, content } },
        accounts: [
          { name: 'shop', ou: `a ${hostile.replaceAll('/', '')}`, owner: 'shop', accountName: '%{x} ${y} $' },
        ],
        costAllocationTags: ['Owner", file("/etc/hostname"), "', hostile],
      }),
    );
    landing.applyAll(landing.synthesize(path));
    const unit = `a ${hostile.replaceAll('/', '')}`;
    expect(values('organization', 'aws_organizations_organizational_unit', 'name')).toEqual([unit]);
    expect(values('organization', 'aws_organizations_policy', 'description')).toContain(hostile);
    expect(values('organization', 'aws_organizations_policy', 'content').join()).toContain(Resource);
    expect(values('accounts', 'aws_organizations_account', 'name')).toEqual(['%{x} ${y} $']);
    expect(values('accounts', 'aws_account_alternate_contact', 'name')).toContain(contact.name);
    expect(values('cost-allocation-tags', 'aws_ce_cost_allocation_tag', 'tag_key').sort()).toEqual(
      ['Owner", file("/etc/hostname"), "', hostile].sort(),
    );
    for (const stack of ['organization', 'accounts']) expect(landing.plan(stack).status).toBe(0);
  });

  function values(stack: string, type: string, attribute: string): unknown[] {
    const state = JSON.parse(readFileSync(join(landing.folder, 'state', `${stack}.tfstate`), 'utf8')) as {
      resources: { type: string; instances: { attributes: Record<string, unknown> }[] }[];
    };
    return state.resources
      .filter((resource) => resource.type === type)
      .flatMap(({ instances }) => instances.map(({ attributes }) => attributes[attribute]));
  }
});
