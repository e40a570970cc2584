import { ConfigOrganizationConformancePack } from '@cdktf/provider-aws/lib/config-organization-conformance-pack';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { type ITerraformDependable, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { literal } from '../../terraform/literal';
import { inEach } from '../../terraform/per-region';
import { ruleTimeouts } from './organization-rules';
import { bytesOf, templateBytes } from './pack-template';

/** A pack with its template. */
export interface Pack {
  readonly template: string;
  /** templates of regions that need another one */
  readonly templateIn?: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly excludedAccounts: readonly string[];
  readonly regions: readonly string[];
}

/** Where templates lie that are too long for a request: one bucket a region, which AWS Config reads there. */
export interface TemplateBucket {
  readonly name: (region: string) => string;
  readonly ready: ITerraformDependable[];
}

/** Conformance packs in every account. */
export interface ConformancePacksProps {
  readonly packs: Readonly<Record<string, Pack>>;
  readonly excludedAccounts: readonly string[];
  readonly accountId: (name: string) => string;
  readonly bucket?: TemplateBucket;
}

/** A pack's parameters as the provider takes them. */
export const inputParameters = ({ parameters }: Pick<Pack, 'parameters'>) =>
  Object.entries(parameters).map(([parameterName, value]) => ({
    parameterName,
    parameterValue: literal(String(value)),
  }));

/** Whether a template needs a bucket. */
export const needsBucket = (template: string): boolean => bytesOf(template) > templateBytes.inline;

/**
 * Conformance packs in every account with a recorder, an instance a region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_organization_conformance_pack
 */
export class ConformancePacks extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ConformancePacksProps,
  ) {
    super(scope, id);
    for (const [name, pack] of Object.entries(props.packs)) this.pack(name, pack);
  }

  private pack(name: string, pack: Pack): void {
    const { excludedAccounts, accountId } = this.props;
    const excluded = [...new Set([...excludedAccounts, ...pack.excludedAccounts])].map(accountId);
    const inputParameter = inputParameters(pack);
    new ConfigOrganizationConformancePack(this, name, {
      ...inEach(pack.regions),
      name,
      ...this.template(name, pack),
      ...(inputParameter.length && { inputParameter }),
      ...(excluded.length && { excludedAccounts: excluded }),
      timeouts: ruleTimeouts,
    });
  }

  private template(name: string, { template, templateIn = {}, regions }: Pack) {
    const { bucket } = this.props;
    if (!needsBucket(template)) return { templateBody: this.inline(name, template, templateIn) };
    if (!bucket) throw new Error(`the conformance pack ${name} needs a bucket for its template`);
    const key = `${name}.yaml`;
    const object = new S3Object(this, `${name}_template`, {
      ...inEach(regions),
      bucket: bucket.name('${each.key}'),
      key,
      content: literal(template),
      contentType: 'application/yaml',
      dependsOn: bucket.ready,
    });
    return { templateS3Uri: `s3://${bucket.name('${each.key}')}/${key}`, dependsOn: [object] };
  }

  private inline(name: string, template: string, templateIn: Readonly<Record<string, string>>): string {
    if (Object.keys(templateIn).length === 0) return literal(template);
    const local = new TerraformLocal(
      this,
      `${name}_templates`,
      literal({ default: template, ...templateIn }),
    );
    const all = `local.${local.friendlyUniqueId}`;
    return `\${lookup(${all}, each.key, ${all}.default)}`;
  }
}
