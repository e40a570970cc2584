import { organizationFile } from '../organization-file';
import { synthesizedFrom } from './synthesized';

const accounts = [{ name: 'shop', ou: 'Root', owner: 'shop' }];
const stacks = (rest: object) => synthesizedFrom(organizationFile({ accounts, ...rest }));

test('a role of the management account is the text that the file has', () => {
  const managementRoleArn = '${file("/etc/hostname")}%{ if true }$${x}%{ endif }$';
  const provider = stacks({ terraform: { managementRoleArn } }).get('organization')?.provider.aws[0];
  expect(provider?.assume_role).toEqual([
    { role_arn: '$${file("/etc/hostname")}%%{ if true }$$${x}%%{ endif }$', session_name: 'landfall' },
  ]);
});

test('a former name ends neither its quotes nor the text', () => {
  const renamed = [{ ...accounts[0], formerName: '"] ${file("x")}', email: 'shop@acme.example' }];
  expect(stacks({ accounts: renamed }).get('accounts')?.moved).toContainEqual({
    from: 'aws_organizations_account.account["\\"] $${file(\\"x\\")}"]',
    to: 'aws_organizations_account.account["shop"]',
  });
});

test('an entry of a list does not end it', () => {
  const costAllocationTags = ['Owner", file("/etc/hostname"), "', '"Owner"', 'back\\slash', 'two\nlines'];
  const stack = stacks({ costAllocationTags }).get('cost-allocation-tags');
  expect(stack?.resource.aws_ce_cost_allocation_tag?.cost_allocation_tag?.for_each).toBe(
    '${toset(["Owner\\", file(\\"/etc/hostname\\"), \\"", "\\"Owner\\"", "back\\\\slash", "two\\nlines"])}',
  );
});

test.each([
  '${TfToken[TOKEN.0]}',
  '#{TfToken[TOKEN.0]}',
  '&{TfToken[TOKEN.0]}',
  'Any Map Token Value',
  '-8.4e+298',
])('CDKTF takes %s for no more than text', (name) => {
  const contact = { name, title: name, email: 'billing@acme.example', phone: '+49 30 1' };
  const stack = stacks({ root: { accountDefaults: { contacts: { billing: contact } } } }).get('accounts');
  expect(JSON.stringify(stack?.locals)).toContain(JSON.stringify(name.replace('${', () => '$${')));
});

test('a state’s place is never a template, which Terraform and OpenTofu would read differently', () => {
  const wrong = () => stacks({ terraform: { backend: { local: { directory: '${path.module}' } } } });
  expect(wrong).toThrow('Terraform and OpenTofu read ${ and %{ here differently');
});

test('IAM gets the variables of a policy', () => {
  const Resource = 'arn:aws:s3:::home/${aws:username}/*';
  const content = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource }] };
  const policies = { own: { type: 'SERVICE_CONTROL_POLICY', content } };
  const made = stacks({ policies, root: { policies: ['own'] } }).get('organization');
  expect(JSON.stringify(made?.locals)).toContain('home/$${aws:username}/*');
});
