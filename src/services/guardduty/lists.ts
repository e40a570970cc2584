import { GuarddutyFilter } from '@cdktf/provider-aws/lib/guardduty-filter';
import { GuarddutyIpset } from '@cdktf/provider-aws/lib/guardduty-ipset';
import { GuarddutyThreatintelset } from '@cdktf/provider-aws/lib/guardduty-threatintelset';
import { Construct } from 'constructs';
import { inEach, inEachEntry, sameRegion } from '../../terraform/per-region';
import type { OrganizationConfigurationProps } from './organization-configuration';
import type { GuardDutySettings } from './schema';

/**
 * Filters, trusted addresses and threat lists of the administrator, which hold for all its members.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_filter
 */
export class FiltersAndLists extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OrganizationConfigurationProps,
  ) {
    super(scope, id);
    const { filters, trustedIpLists, threatLists } = props.settings;
    for (const [index, [name, filter]] of Object.entries(filters).entries())
      this.filter(name, filter, index + 1);
    if (Object.keys(trustedIpLists).length) {
      new GuarddutyIpset(this, 'trusted_ip_list', this.list('trusted_ip_lists', trustedIpLists));
    }
    if (Object.keys(threatLists).length) {
      new GuarddutyThreatintelset(this, 'threat_list', this.list('threat_lists', threatLists));
    }
  }

  private filter(name: string, filter: GuardDutySettings['filters'][string], rank: number): void {
    // CDKTF calls the argument `equals` otherwise, because every JavaScript object has one.
    const criterion = Object.entries(filter.criteria).map(([field, { equals, ...given }]) => ({
      field,
      ...given,
      ...(equals && { equalTo: equals }),
    }));
    new GuarddutyFilter(this, `filter_${name}`, {
      ...inEach(this.props.regions),
      detectorId: sameRegion(this.props.detectors, 'id'),
      name,
      ...(filter.description && { description: filter.description }),
      action: filter.action,
      rank,
      findingCriteria: { criterion },
    });
  }

  private list(id: string, lists: GuardDutySettings['threatLists']) {
    const entries = Object.entries(lists).flatMap(([name, list]) =>
      this.props.regions.map((region) => [`${name}/${region}`, { name, region, ...list }]),
    );
    const { forEach, region, of } = inEachEntry(this, id, Object.fromEntries(entries));
    return {
      forEach,
      region,
      activate: true,
      detectorId: sameRegion(this.props.detectors, 'id', 'each.value.region'),
      name: of('name'),
      format: of('format'),
      location: of('location'),
    };
  }
}
