import { DataAwsSsmPatchBaselines } from '@cdktf/provider-aws/lib/data-aws-ssm-patch-baselines';
import { SsmquicksetupConfigurationManager } from '@cdktf/provider-aws/lib/ssmquicksetup-configuration-manager';
import { Construct } from 'constructs';
import type { PatchBaselines } from './patch-baselines';
import type { SystemsManagerSettings } from './schema';

/** What Quick Setup sets up. */
export interface QuickSetupProps {
  readonly settings: SystemsManagerSettings;
  readonly homeRegion: string;
  readonly regions: readonly string[];
  /** id of the root or an OU by its path */
  readonly unitId: (path: string) => string;
  readonly baselines: PatchBaselines;
}

/**
 * Quick Setup for the organization, from the administrator's account and the home region.
 * https://docs.aws.amazon.com/quick-setup/latest/APIReference/API_ConfigurationDefinitionInput.html
 */
export class QuickSetup extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: QuickSetupProps,
  ) {
    super(scope, id);
    const { patchPolicies, hostManagement } = props.settings;
    for (const [name, policy] of Object.entries(patchPolicies)) {
      this.setUp(`patch_policy_${name}`, name, 'AWSQuickSetupType-PatchPolicy', {
        ...this.patching(name, policy),
        ...this.targets(policy.units, policy.regions ?? props.regions),
      });
    }
    if (hostManagement) {
      this.setUp('host_management', 'host-management', 'AWSQuickSetupType-DHMC', {
        UpdateSsmAgent: 'true',
        ...this.targets(hostManagement.units, props.regions),
      });
    }
  }

  private setUp(id: string, name: string, type: string, parameters: Record<string, string>): void {
    new SsmquicksetupConfigurationManager(this, id, {
      region: this.props.homeRegion,
      name,
      configurationDefinition: [{ type, parameters }],
      timeouts: { create: '60m', update: '60m', delete: '60m' },
    });
  }

  private targets(units: readonly string[], regions: readonly string[]): Record<string, string> {
    return {
      TargetOrganizationalUnits: units.map(this.props.unitId).join(','),
      TargetRegions: regions.join(','),
    };
  }

  private patching(
    name: string,
    policy: SystemsManagerSettings['patchPolicies'][string],
  ): Record<string, string> {
    return {
      PatchPolicyName: name,
      ConfigurationOptionsPatchOperation: policy.operation,
      ConfigurationOptionsScanValue: policy.scan,
      ConfigurationOptionsScanNextInterval: 'false',
      ...(policy.operation === 'ScanAndInstall' && {
        ConfigurationOptionsInstallValue: policy.install,
        ConfigurationOptionsInstallNextInterval: 'false',
        RebootOption: policy.reboot,
      }),
      PatchBaselineRegion: this.props.homeRegion,
      PatchBaselineUseDefault: policy.baselines,
      SelectedPatchBaselines: this.selected(name, policy.baselines),
      OutputLogEnableS3: 'false',
      RateControlConcurrency: policy.concurrency,
      RateControlErrorThreshold: policy.errorThreshold,
      IsPolicyAttachAllowed: 'false',
      TargetType: '*',
    };
  }

  /** Quick Setup wants every operating system's baseline spelt out, AWS's own ones as well. */
  private selected(name: string, kind: 'default' | 'custom'): string {
    const data = new DataAwsSsmPatchBaselines(this, `patch_policy_${name}_baselines`, {
      region: this.props.homeRegion,
      defaultBaselines: true,
    });
    const all =
      `{ for baseline in data.aws_ssm_patch_baselines.${data.friendlyUniqueId}.baseline_identities : ` +
      'baseline.operating_system => { value = baseline.baseline_id, label = baseline.baseline_name, ' +
      'description = baseline.baseline_description, disabled = !baseline.default_baseline } }';
    if (kind === 'default') return `\${jsonencode(${all})}`;
    const own = Object.entries(this.props.settings.patchBaselines).map(
      ([baseline, { operatingSystem }]) =>
        `${operatingSystem} = { value = ${this.props.baselines.ids[baseline]?.(this.props.homeRegion)}, ` +
        `label = "${baseline}", description = "${baseline}", disabled = false }`,
    );
    return `\${jsonencode(merge(${all}, { ${own.join(', ')} }))}`;
  }
}
