import { SsmDefaultPatchBaseline } from '@cdktf/provider-aws/lib/ssm-default-patch-baseline';
import { SsmPatchBaseline } from '@cdktf/provider-aws/lib/ssm-patch-baseline';
import { Construct } from 'constructs';
import { inEach, sameRegion } from '../../terraform/per-region';
import type { SystemsManagerSettings } from './schema';

/** Patch baselines of the administrator’s account. */
export interface PatchBaselinesProps {
  readonly baselines: SystemsManagerSettings['patchBaselines'];
  readonly regions: readonly string[];
}

/** What AWS calls a patch's severity in a baseline of an operating system. */
const severityKey = (operatingSystem: string): string =>
  operatingSystem === 'WINDOWS'
    ? 'MSRC_SEVERITY'
    : ['UBUNTU', 'DEBIAN'].includes(operatingSystem)
      ? 'PRIORITY'
      : 'SEVERITY';

/** Classes exist everywhere but on Debian's family, which has sections. */
const classKey = (operatingSystem: string): string =>
  ['UBUNTU', 'DEBIAN'].includes(operatingSystem) ? 'SECTION' : 'CLASSIFICATION';

/**
 * Patch baselines, each the default of its operating system.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_patch_baseline
 */
export class PatchBaselines extends Construct {
  /** expression of the id in a region by the baseline's name */
  readonly ids: Readonly<Record<string, (region: string) => string>>;

  constructor(scope: Construct, id: string, { baselines, regions }: PatchBaselinesProps) {
    super(scope, id);
    const made = Object.entries(baselines).map(([name, baseline]): [string, (region: string) => string] => {
      const { operatingSystem, classification, severity } = baseline;
      const resource = new SsmPatchBaseline(this, name, {
        ...inEach(regions),
        name,
        operatingSystem,
        approvalRule: [
          {
            approveAfterDays: baseline.approveAfterDays,
            patchFilter: [
              { key: classKey(operatingSystem), values: classification },
              { key: severityKey(operatingSystem), values: severity },
            ],
          },
        ],
        ...(baseline.rejectedPatches.length && { rejectedPatches: baseline.rejectedPatches }),
      });
      const address = `aws_ssm_patch_baseline.${resource.friendlyUniqueId}`;
      new SsmDefaultPatchBaseline(this, `${name}_default`, {
        ...inEach(regions),
        baselineId: sameRegion(address, 'id'),
        operatingSystem,
      });
      return [name, (region) => `${address}["${region}"].id`];
    });
    this.ids = Object.fromEntries(made);
  }
}
