/** What a recorder records, as AWS Config's API says it. */
export interface RecordingGroup {
  readonly allSupported: boolean;
  readonly includeGlobalResourceTypes: boolean;
  readonly resourceTypes?: readonly string[];
  readonly exclusionByResourceTypes?: readonly string[];
  readonly strategy:
    | 'ALL_SUPPORTED_RESOURCE_TYPES'
    | 'INCLUSION_BY_RESOURCE_TYPES'
    | 'EXCLUSION_BY_RESOURCE_TYPES';
}

/** The file's settings of recorders, for members and the management account. */
export interface RecorderSettings {
  readonly frequency: 'CONTINUOUS' | 'DAILY';
  readonly resourceTypes: 'all' | readonly string[];
  readonly excludedResourceTypes: readonly string[];
}

/**
 * Types that exist once for an account and that recorders of every region would record again and again.
 * https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html (read 2026-11-21)
 */
export const globalResourceTypes = [
  'AWS::IAM::User',
  'AWS::IAM::Group',
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
] as const;

/**
 * What the recorder of a region records: the same everywhere, but types that exist once for an account only at home.
 * The management account's recorder and the baseline's template of every other account are both made from this.
 */
export function recordingGroup(
  { resourceTypes, excludedResourceTypes }: RecorderSettings,
  isHome: boolean,
): RecordingGroup {
  const elsewhere = (types: readonly string[]) =>
    types.filter((type) => isHome || !(globalResourceTypes as readonly string[]).includes(type));
  if (resourceTypes !== 'all') {
    return {
      allSupported: false,
      includeGlobalResourceTypes: false,
      resourceTypes: elsewhere(resourceTypes),
      strategy: 'INCLUSION_BY_RESOURCE_TYPES',
    };
  }
  const excluded = [...new Set([...excludedResourceTypes, ...(isHome ? [] : globalResourceTypes)])];
  if (excludedResourceTypes.length > 0) {
    return {
      allSupported: false,
      includeGlobalResourceTypes: false,
      exclusionByResourceTypes: excluded,
      strategy: 'EXCLUSION_BY_RESOURCE_TYPES',
    };
  }
  return {
    allSupported: true,
    includeGlobalResourceTypes: isHome,
    strategy: 'ALL_SUPPORTED_RESOURCE_TYPES',
  };
}
