import { PatchBaselines } from '../../../src/services/systems-manager/patch-baselines';
import { QuickSetup } from '../../../src/services/systems-manager/quick-setup';
import {
  type SystemsManagerSettings,
  systemsManagerSchema,
} from '../../../src/services/systems-manager/schema';
import { made, type } from '../../logging/stack';

const regions = ['eu-central-1', 'us-east-1'];
const setUp = (given: object = {}) =>
  made((stack) => {
    const settings = systemsManagerSchema.parse(given) as SystemsManagerSettings;
    const baselines = new PatchBaselines(stack, 'patch_baseline', {
      baselines: settings.patchBaselines,
      regions,
    });
    new QuickSetup(stack, 'quick_setup', {
      settings,
      homeRegion: 'eu-central-1',
      regions,
      unitId: (path) => `id-of-${path}`,
      baselines,
    });
  });
const managers = (given: object = {}) =>
  JSON.parse(setUp(given)).resource.aws_ssmquicksetup_configuration_manager;

test('one line looks for missing patches in every account and region, and installs nothing', () => {
  const [definition] = managers().quick_setup_patch_policy_organization.configuration_definition;
  expect(definition.type).toBe('AWSQuickSetupType-PatchPolicy');
  expect(definition.parameters).toMatchObject({
    ConfigurationOptionsPatchOperation: 'Scan',
    TargetOrganizationalUnits: 'id-of-Root',
    TargetRegions: 'eu-central-1,us-east-1',
  });
  expect(definition.parameters.ConfigurationOptionsInstallValue).toBeUndefined();
});

test('a policy may install, in some OUs and with baselines of its own', () => {
  const json = setUp({
    patchBaselines: { linux: { operatingSystem: 'AMAZON_LINUX_2023' } },
    patchPolicies: { weekly: { operation: 'ScanAndInstall', baselines: 'custom', units: ['Workloads'] } },
  });
  expect(json).toHaveResourceWithProperties(type('aws_ssm_default_patch_baseline'), {
    baseline_id: '${aws_ssm_patch_baseline.patch_baseline_linux[each.key].id}',
    operating_system: 'AMAZON_LINUX_2023',
  });
  const { parameters } =
    JSON.parse(json).resource.aws_ssmquicksetup_configuration_manager.quick_setup_patch_policy_weekly
      .configuration_definition[0];
  expect(parameters).toMatchObject({
    ConfigurationOptionsInstallValue: 'cron(0 2 ? * SUN *)',
    RebootOption: 'NoReboot',
    TargetOrganizationalUnits: 'id-of-Workloads',
  });
  expect(parameters.SelectedPatchBaselines).toContain('aws_ssm_patch_baseline.patch_baseline_linux');
});

test('a baseline filters by what its operating system calls severity', () => {
  const json = setUp({
    patchBaselines: { windows: { operatingSystem: 'WINDOWS' }, debian: { operatingSystem: 'DEBIAN' } },
  });
  const keys = (name: string) =>
    JSON.parse(json).resource.aws_ssm_patch_baseline[name].approval_rule[0].patch_filter.map(
      ({ key }: { key: string }) => key,
    );
  expect(keys('patch_baseline_windows')).toEqual(['CLASSIFICATION', 'MSRC_SEVERITY']);
  expect(keys('patch_baseline_debian')).toEqual(['SECTION', 'PRIORITY']);
});

test('default host management is one key', () => {
  const [definition] = managers({ hostManagement: {} }).quick_setup_host_management.configuration_definition;
  expect(definition).toMatchObject({
    type: 'AWSQuickSetupType-DHMC',
    parameters: { UpdateSsmAgent: 'true' },
  });
  expect(managers().quick_setup_host_management).toBeUndefined();
});
