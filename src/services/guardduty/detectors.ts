import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature';
import { Construct } from 'constructs';
import { inEach, inEachEntry, sameRegion } from '../../terraform/per-region';
import { agentNames, type Feature, featureNames, features, featuresIn } from './features';
import type { GuardDutySettings } from './schema';

/** An account's own detectors. */
export interface DetectorsProps {
  readonly settings: Omit<GuardDutySettings, 'detectors'>;
  readonly regions: readonly string[];
  /** whether the account is a member afterwards, whose protection plans AWS lets the administrator alone change */
  readonly member?: boolean;
}

/** A protection plan in a region, by its key in addresses. */
export interface RegionalFeature {
  readonly region: string;
  /** name in the API */
  readonly name: string;
  readonly on: boolean;
}

/** Every protection plan but runtime monitoring, which has agents, in every region. */
export function plainFeatures(
  settings: DetectorsProps['settings'],
  regions: readonly string[],
): Record<string, RegionalFeature> {
  return select(settings, regions, (feature) => feature !== 'runtimeMonitoring');
}

/** Runtime monitoring in every region. */
export function runtimeFeatures(
  settings: DetectorsProps['settings'],
  regions: readonly string[],
): Record<string, RegionalFeature> {
  return select(settings, regions, (feature) => feature === 'runtimeMonitoring');
}

function select(
  settings: DetectorsProps['settings'],
  regions: readonly string[],
  wanted: (feature: Feature) => boolean,
): Record<string, RegionalFeature> {
  const entries = regions.flatMap((region) =>
    features.filter(wanted).map((feature): [string, RegionalFeature] => {
      const name = featureNames[feature];
      return [`${region}/${name}`, { region, name, on: featuresIn(settings, region)[feature] }];
    }),
  );
  return Object.fromEntries(entries);
}

/**
 * GuardDuty in one account: a detector in each region, with the protection plans that are on. What the organization
 * configuration switches on for members does not reach the administrator’s own account, so it is said here.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_detector_feature
 */
export class Detectors extends Construct {
  readonly resource: GuarddutyDetector;
  /** type and name of the detectors */
  readonly address: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DetectorsProps,
  ) {
    super(scope, id);
    const { settings, regions } = props;
    this.resource = new GuarddutyDetector(this, 'Resource', {
      ...inEach(regions),
      enable: true,
      findingPublishingFrequency: settings.findingPublishingFrequency,
    });
    this.address = `aws_guardduty_detector.${this.resource.friendlyUniqueId}`;
    this.feature('feature', plainFeatures(settings, regions));
    this.feature('runtime_monitoring', runtimeFeatures(settings, regions), settings.runtimeAgents);
  }

  private feature(
    id: string,
    entries: Record<string, RegionalFeature>,
    agents?: GuardDutySettings['runtimeAgents'],
  ): void {
    const { forEach, region, of } = inEachEntry(this, `${id}s`, entries);
    const status = '${each.value.on ? "ENABLED" : "DISABLED"}';
    new GuarddutyDetectorFeature(this, id, {
      forEach,
      region,
      detectorId: sameRegion(this.address, 'id', 'each.value.region'),
      name: of('name'),
      status,
      ...(agents && {
        additionalConfiguration: (Object.keys(agentNames) as (keyof typeof agentNames)[]).map((agent) => ({
          name: agentNames[agent],
          status: agents[agent] ? status : 'DISABLED',
        })),
      }),
      ...(this.props.member && { lifecycle: { ignoreChanges: ['status', 'additional_configuration'] } }),
    });
  }
}
