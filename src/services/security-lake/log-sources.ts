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
 * AWS services as sources, each in all regions. Without a list of accounts AWS collects from all that are in the
 * organization; with one, every new account would delete the source and make it again. The version is given, because
 * AWS would take all versions. The provider makes one after the other, as AWS refuses two at once.
 * https://docs.aws.amazon.com/security-lake/latest/userguide/get-started-programmatic.html (read 2026-11-21)
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securitylake_aws_log_source
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/securitylake/aws_log_source.go
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
