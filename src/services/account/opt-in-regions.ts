import { AccountRegion } from '@cdktf/provider-aws/lib/account-region';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { Account } from '../../organization/model';

/** Accounts whose opt-in regions are switched on from the management account. */
export interface OptInRegionsProps {
  readonly accounts: readonly Account[];
  /** expression of an account's id, null for the management account itself */
  readonly accountId: string;
}

/**
 * Opt-in regions of accounts. AWS takes minutes for each.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/account_region
 */
export class OptInRegions extends Construct {
  /** type and name of the resource */
  readonly address: string;

  constructor(scope: Construct, id: string, { accounts, accountId }: OptInRegionsProps) {
    super(scope, id);
    const entries = accounts.flatMap((account) =>
      account.regions.map((region) => [`${account.name}/${region}`, { account: account.name, region }]),
    );
    const local = new TerraformLocal(this, 'entries', Object.fromEntries(entries));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const resource = new AccountRegion(this, 'Resource', {
      forEach: each,
      accountId,
      regionName: each.getString('region'),
      enabled: true,
    });
    this.address = `aws_account_region.${resource.friendlyUniqueId}`;
  }
}
