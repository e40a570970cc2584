import { AccountAlternateContact } from '@cdktf/provider-aws/lib/account-alternate-contact';
import { AccountPrimaryContact } from '@cdktf/provider-aws/lib/account-primary-contact';
import { AccountRegion } from '@cdktf/provider-aws/lib/account-region';
import { Testing } from 'cdktf';
import { AlternateContacts, PrimaryContacts } from '../../../src/services/account/contacts';
import { OptInRegions } from '../../../src/services/account/opt-in-regions';
import { organizationWith } from '../../organization-file';

const security = { name: 'Security', title: 'CISO', email: 'security@acme.example', phone: '+49 30 1' };
const primary = {
  fullName: 'Acme',
  addressLine1: 'Street 1',
  city: 'Berlin',
  postalCode: '10115',
  countryCode: 'DE',
  phone: '+49 30 1',
};
const { accounts } = organizationWith({
  root: { organizationalUnits: { Workloads: {} } },
  accounts: [
    {
      name: 'shop',
      ou: 'Workloads',
      owner: 'retail',
      contacts: { security, primary },
      regions: ['af-south-1'],
    },
  ],
});

test('each alternate contact of an account is set from the management account', () => {
  const synthesized = Testing.synthScope((scope) => {
    new AlternateContacts(scope, 'contact', { accounts, accountId: '${id}' });
  });
  expect(synthesized).toHaveResourceWithProperties(AccountAlternateContact, {
    account_id: '${id}',
    alternate_contact_type: '${each.value.type}',
    email_address: '${each.value.email}',
  });
  const [entries] = Object.values(JSON.parse(synthesized).locals as object);
  expect(entries).toEqual({ 'shop/SECURITY': { account: 'shop', type: 'SECURITY', ...security } });
});

test('the primary contact has every attribute that Terraform reads, null where the file is silent', () => {
  const synthesized = Testing.synthScope((scope) => {
    new PrimaryContacts(scope, 'contact', { accounts, accountId: '${id}' });
  });
  expect(synthesized).toHaveResource(AccountPrimaryContact);
  const [entries] = Object.values(JSON.parse(synthesized).locals as object);
  expect(entries.shop).toMatchObject({ ...primary, companyName: null, websiteUrl: null });
});

test('an opt-in region is switched on', () => {
  const synthesized = Testing.synthScope((scope) => {
    new OptInRegions(scope, 'region', { accounts, accountId: '${id}' });
  });
  expect(synthesized).toHaveResourceWithProperties(AccountRegion, {
    enabled: true,
    region_name: '${each.value.region}',
  });
});
