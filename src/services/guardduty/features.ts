/**
 * GuardDuty's protection plans: the key in the organization file and the feature's name in the API.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_OrganizationFeatureConfiguration.html (2026-11-21)
 */
export const featureNames = {
  s3DataEvents: 'S3_DATA_EVENTS',
  eksAuditLogs: 'EKS_AUDIT_LOGS',
  ebsMalwareProtection: 'EBS_MALWARE_PROTECTION',
  rdsLoginEvents: 'RDS_LOGIN_EVENTS',
  lambdaNetworkLogs: 'LAMBDA_NETWORK_LOGS',
  runtimeMonitoring: 'RUNTIME_MONITORING',
} as const;

/** A protection plan by its key in the organization file. */
export type Feature = keyof typeof featureNames;

/** All protection plans. */
export const features = Object.keys(featureNames) as Feature[];

/**
 * The agents that runtime monitoring can manage, in the order in which AWS gives them back: another order would be a
 * difference in every plan.
 */
export const agentNames = {
  eks: 'EKS_ADDON_MANAGEMENT',
  ecsFargate: 'ECS_FARGATE_AGENT_MANAGEMENT',
  ec2: 'EC2_AGENT_MANAGEMENT',
} as const;

/** The protection plans that are enabled in a region. */
export type FeatureSwitches = Readonly<Record<Feature, boolean>>;

/** The enabled protection plans of a region: those of the organization, with the file's exceptions for the region. */
export function featuresIn(
  settings: {
    readonly features: FeatureSwitches;
    readonly regions: Readonly<Record<string, Partial<FeatureSwitches>>>;
  },
  region: string,
): FeatureSwitches {
  return { ...settings.features, ...settings.regions[region] };
}
