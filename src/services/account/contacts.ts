import { AccountAlternateContact } from '@cdktf/provider-aws/lib/account-alternate-contact';
import { AccountPrimaryContact } from '@cdktf/provider-aws/lib/account-primary-contact';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { Account, AlternateContact } from '../../organization/model';

/** Accounts whose contacts are set from the management account. */
export interface ContactsProps {
  /** accounts in use, the management account among them where its contacts belong here */
  readonly accounts: readonly Account[];
  /** expression of an account's id, null for the management account itself */
  readonly accountId: string;
}

const kinds = ['billing', 'operations', 'security'] as const;

/** The alternate contacts of an account with their keys: `payments-prod/SECURITY`. */
export const alternateContacts = ({ name, contacts }: Account): [string, string, AlternateContact][] =>
  kinds.flatMap((kind): [string, string, AlternateContact][] => {
    const contact = contacts[kind];
    return contact ? [[`${name}/${kind.toUpperCase()}`, kind.toUpperCase(), contact]] : [];
  });

/**
 * The alternate contacts of accounts.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/account_alternate_contact
 */
export class AlternateContacts extends Construct {
  /** type and name of the resource */
  readonly address: string;

  constructor(scope: Construct, id: string, { accounts, accountId }: ContactsProps) {
    super(scope, id);
    const entries = accounts.flatMap((account) =>
      alternateContacts(account).map(([key, type, contact]) => [
        key,
        { account: account.name, type, ...contact },
      ]),
    );
    const local = new TerraformLocal(this, 'entries', Object.fromEntries(entries));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const resource = new AccountAlternateContact(this, 'Resource', {
      forEach: each,
      accountId,
      alternateContactType: each.getString('type'),
      name: each.getString('name'),
      title: each.getString('title'),
      emailAddress: each.getString('email'),
      phoneNumber: each.getString('phone'),
    });
    this.address = `aws_account_alternate_contact.${resource.friendlyUniqueId}`;
  }
}

/**
 * The primary contacts of accounts.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/account_primary_contact
 */
export class PrimaryContacts extends Construct {
  /** type and name of the resource */
  readonly address: string;

  constructor(scope: Construct, id: string, { accounts, accountId }: ContactsProps) {
    super(scope, id);
    const entries = accounts.flatMap((account) => {
      const contact = account.contacts.primary;
      return contact ? [[account.name, { account: account.name, ...optional, ...contact }]] : [];
    });
    const local = new TerraformLocal(this, 'entries', Object.fromEntries(entries));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const resource = new AccountPrimaryContact(this, 'Resource', {
      forEach: each,
      accountId,
      fullName: each.getString('fullName'),
      companyName: each.getString('companyName'),
      addressLine1: each.getString('addressLine1'),
      addressLine2: each.getString('addressLine2'),
      addressLine3: each.getString('addressLine3'),
      city: each.getString('city'),
      districtOrCounty: each.getString('districtOrCounty'),
      stateOrRegion: each.getString('stateOrRegion'),
      postalCode: each.getString('postalCode'),
      countryCode: each.getString('countryCode'),
      phoneNumber: each.getString('phone'),
      websiteUrl: each.getString('websiteUrl'),
    });
    this.address = `aws_account_primary_contact.${resource.friendlyUniqueId}`;
  }
}

/** `each.value` must have every attribute that is read, so those left out are null. */
const optional = {
  companyName: null,
  addressLine2: null,
  addressLine3: null,
  districtOrCounty: null,
  stateOrRegion: null,
  websiteUrl: null,
};
