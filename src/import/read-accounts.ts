import {
  type AccountClient,
  type AlternateContactType,
  GetAlternateContactCommand,
  GetContactInformationCommand,
  ListRegionsCommand,
} from '@aws-sdk/client-account';
import type { AlternateContact, PrimaryContact } from '../organization/model';
import { type Calls, orNone } from './calls';
import type { FoundAccount } from './found';
import type { BareAccount } from './read-organization';

const kinds = { billing: 'BILLING', operations: 'OPERATIONS', security: 'SECURITY' } as const;

/**
 * Reads the contacts and opt-in regions of accounts through Account Management
 * (https://docs.aws.amazon.com/accounts/latest/reference/).
 */
export class AccountReader {
  constructor(
    private readonly client: AccountClient,
    private readonly calls: Calls,
  ) {}

  /** An account with its contacts and opt-in regions; a closed one, which AWS tells nothing of, with none. */
  async read(account: BareAccount): Promise<FoundAccount> {
    if (account.closed) return { ...account, contacts: {}, regions: [] };
    const alternate: Record<string, AlternateContact> = {};
    for (const [kind, type] of Object.entries(kinds)) {
      const contact = await this.alternate(account.id, type);
      if (contact) alternate[kind] = contact;
    }
    const primary = await this.primary(account.id);
    return {
      ...account,
      contacts: { ...alternate, ...(primary && { primary }) },
      regions: await this.regions(account.id),
    };
  }

  private async alternate(id: string, type: AlternateContactType): Promise<AlternateContact | undefined> {
    const command = new GetAlternateContactCommand({ AccountId: id, AlternateContactType: type });
    const answer = await this.calls.once(`${type} contact of ${id}`, () =>
      orNone(this.client.send(command), 'ResourceNotFoundException'),
    );
    const contact = answer?.AlternateContact;
    if (!contact) return undefined;
    const { Name: name = '', Title: title = '', EmailAddress: email = '', PhoneNumber: phone = '' } = contact;
    return { name, title, email, phone };
  }

  private async primary(id: string): Promise<PrimaryContact | undefined> {
    const answer = await this.calls.once(`primary contact of ${id}`, () =>
      orNone(
        this.client.send(new GetContactInformationCommand({ AccountId: id })),
        'ResourceNotFoundException',
      ),
    );
    const found = answer?.ContactInformation;
    if (!found?.FullName) return undefined;
    const optional = {
      companyName: found.CompanyName,
      addressLine2: found.AddressLine2,
      addressLine3: found.AddressLine3,
      districtOrCounty: found.DistrictOrCounty,
      stateOrRegion: found.StateOrRegion,
      websiteUrl: found.WebsiteUrl,
    };
    return {
      fullName: found.FullName,
      addressLine1: found.AddressLine1 ?? '',
      city: found.City ?? '',
      postalCode: found.PostalCode ?? '',
      countryCode: found.CountryCode ?? '',
      phone: found.PhoneNumber ?? '',
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    };
  }

  private async regions(id: string): Promise<string[]> {
    const regions = await this.calls.pages(`regions of ${id}`, async (NextToken) => {
      const command = new ListRegionsCommand({
        AccountId: id,
        RegionOptStatusContains: ['ENABLED'],
        NextToken,
      });
      const page = await orNone(this.client.send(command));
      return { items: page?.Regions, next: page?.NextToken };
    });
    return regions.flatMap(({ RegionName }) => RegionName ?? []).sort();
  }
}
