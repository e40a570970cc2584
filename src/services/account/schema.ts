import { z } from 'zod';
import { email, phone, region, text } from '../../organization/fields';

const alternateContact = (kind: string) =>
  z
    .strictObject({
      name: text(64, 'Name of the person or team, up to 64 characters.', 'Security Operations'),
      title: text(50, 'Title, up to 50 characters.', 'Head of Security'),
      email: email('Where AWS writes to.', 'security@example.com'),
      phone: phone('Where AWS calls.'),
    })
    .optional()
    .meta({
      description:
        `Alternate ${kind} contact of the account, set from the management account ` +
        '(https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html).',
    });

/** The contacts of an account: `aws_account_alternate_contact` and `aws_account_primary_contact`. */
export const contacts = z
  .strictObject({
    billing: alternateContact('billing'),
    operations: alternateContact('operations'),
    security: alternateContact('security'),
    primary: z
      .strictObject({
        fullName: text(50, 'Name of the person or company.', 'Example GmbH'),
        companyName: text(50, 'Company.', 'Example GmbH').optional(),
        addressLine1: text(60, 'Street and number.', 'Hauptstr. 1'),
        addressLine2: text(60, 'Second line of the address.', 'c/o Cloud Platform').optional(),
        addressLine3: text(60, 'Third line of the address.', '2nd floor').optional(),
        city: text(50, 'City.', 'Berlin'),
        districtOrCounty: text(50, 'District or county.', 'Mitte').optional(),
        stateOrRegion: text(50, 'State or region; AWS requires it for some countries.', 'WA').optional(),
        postalCode: text(20, 'Postal code.', '10115'),
        countryCode: z
          .string()
          .regex(/^[A-Z]{2}$/, 'a country code has two capital letters (ISO 3166-1)')
          .meta({ description: 'Two-letter country code (ISO 3166-1).', examples: ['DE'] }),
        phone: phone('Phone number with country code.'),
        websiteUrl: z
          .url()
          .max(256)
          .optional()
          .meta({ description: 'Website.', examples: ['https://example.com'] }),
      })
      .optional()
      .meta({
        description:
          'Primary contact of the account ' +
          '(https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-primary.html).',
      }),
  })
  .default({})
  .meta({
    description:
      'Contacts that AWS uses for the account. Merged by contact and by field along root, OU, account.',
  });

/** Opt-in regions that are switched on for an account: `aws_account_region`. */
export const optInRegions = z
  .array(region('Code of an opt-in region.'))
  .optional()
  .meta({
    description:
      'Opt-in regions enabled in the account; without it those among `organization.governedRegions`. Regions that ' +
      'need no opt-in are not listed (https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html).',
    examples: [['af-south-1']],
  });
