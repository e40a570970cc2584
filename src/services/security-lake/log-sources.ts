import { SecuritylakeAwsLogSource } from '@cdktf/provider-aws/lib/securitylake-aws-log-source';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { eachOf } from '../../terraform/for-each';
import type { SecurityLakeSettings } from './schema';

/** What is collected, and where. */
export interface LogSourcesProps {
  readonly sources: SecurityLakeSettings['sources'];
  /** region that the requests go to */
  readonly homeRegion: string;
  readonly regions: readonly string[];
  readonly dependsOn: readonly TerraformResource[];
}

/**
 * AWS services as sources, one resource for all regions, because the provider finds a source by its name alone. A change
 * of the regions deletes the source and makes it again. There is no list of accounts, as every new account would do the
 * same; the provider then takes "all accounts included in the Security Lake". The version is given, because AWS would
 * take all versions. The provider sends one request after the other and repeats one that AWS answers with a conflict for
 * two minutes; whether that is enough for thousands of accounts is not proved.
 * https://docs.aws.amazon.com/security-lake/latest/userguide/get-started-programmatic.html (read 2026-11-21)
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securitylake_aws_log_source (read 2026-11-21)
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/securitylake/aws_log_source.go
 * https://github.com/hashicorp/terraform-provider-aws/issues/42973 (read 2026-11-21)
 * https://github.com/hashicorp/terraform-provider-aws/issues/37133 (all accounts, reported by a user; read 2026-11-21)
 */
export class LogSources extends Construct {
  constructor(scope: Construct, id: string, { sources, homeRegion, regions, dependsOn }: LogSourcesProps) {
    super(scope, id);
    const forEach = eachOf(sources);
    new SecuritylakeAwsLogSource(this, 'Resource', {
      forEach,
      region: homeRegion,
      source: [{ sourceName: forEach.value, sourceVersion: '2.0', regions: [...regions] }],
      dependsOn: [...dependsOn],
    });
  }
}
