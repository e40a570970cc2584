import { DetectiveGraph } from '@cdktf/provider-aws/lib/detective-graph';
import { DetectiveOrganizationConfiguration } from '@cdktf/provider-aws/lib/detective-organization-configuration';
import { Construct } from 'constructs';
import { inEach, sameRegion } from '../../terraform/per-region';
import type { DetectiveSettings } from './schema';

/** Behavior graphs of the organization. */
export interface GraphsProps {
  readonly settings: DetectiveSettings;
  readonly regions: readonly string[];
}

/**
 * A behavior graph in each region, to which accounts that join later are added. Delegation may have made the graph
 * already; AWS answers another creation with the same one.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/detective_organization_configuration
 */
export class Graphs extends Construct {
  private readonly address: string;

  constructor(scope: Construct, id: string, { settings, regions }: GraphsProps) {
    super(scope, id);
    const graph = new DetectiveGraph(this, 'Resource', inEach(regions));
    this.address = `aws_detective_graph.${graph.friendlyUniqueId}`;
    new DetectiveOrganizationConfiguration(this, 'organization_configuration', {
      ...inEach(regions),
      graphArn: sameRegion(this.address, 'graph_arn'),
      autoEnable: settings.autoEnable,
    });
  }

  /** Expression of the map from region to the graph's ARN. */
  get arns(): string {
    return `\${{ for region, graph in ${this.address} : region => graph.graph_arn }}`;
  }
}
