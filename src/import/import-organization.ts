import { AccountClient } from '@aws-sdk/client-account';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import type { Calls } from './calls';
import type { Found, FoundAccount } from './found';
import { AccountReader } from './read-accounts';
import { IdentityCenterReader } from './read-identity-center';
import { OrganizationReader } from './read-organization';

/** Retries that slow down by themselves when AWS throttles. */
const patient = { retryMode: 'adaptive', maxAttempts: 10 };

/**
 * Reads an existing organization. Every call only reads; the credentials at hand must be of the management account.
 *
 * @param homeRegion region of Identity Center
 */
export async function readOrganization(calls: Calls, homeRegion: string): Promise<Found> {
  // Organizations and Account Management have one endpoint for the partition, in us-east-1.
  const global = { region: 'us-east-1', ...patient };
  const organization = await new OrganizationReader(new OrganizationsClient(global), calls).read();
  const reader = new AccountReader(new AccountClient(global), calls);
  const accounts: FoundAccount[] = [];
  for (const account of organization.accounts) accounts.push(await reader.read(account));
  const home = { region: homeRegion, ...patient };
  const access = new IdentityCenterReader(new SSOAdminClient(home), new IdentitystoreClient(home), calls);
  const identityCenter = await access.read();
  return { ...organization, accounts, ...(identityCenter && { identityCenter }) };
}
