/**
 * The regions of the `aws` partition and whether an account must opt in before it can use one.
 *
 * Source: the partition list of botocore 1.44.5 (2026-11), and for the opt-in column
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html (read 2026-11-21).
 */
export const regions: Readonly<Record<string, { name: string; optIn: boolean }>> = {
  'af-south-1': { name: 'Africa (Cape Town)', optIn: true },
  'ap-east-1': { name: 'Asia Pacific (Hong Kong)', optIn: true },
  'ap-east-2': { name: 'Asia Pacific (Taipei)', optIn: true },
  'ap-northeast-1': { name: 'Asia Pacific (Tokyo)', optIn: false },
  'ap-northeast-2': { name: 'Asia Pacific (Seoul)', optIn: false },
  'ap-northeast-3': { name: 'Asia Pacific (Osaka)', optIn: false },
  'ap-south-1': { name: 'Asia Pacific (Mumbai)', optIn: false },
  'ap-south-2': { name: 'Asia Pacific (Hyderabad)', optIn: true },
  'ap-southeast-1': { name: 'Asia Pacific (Singapore)', optIn: false },
  'ap-southeast-2': { name: 'Asia Pacific (Sydney)', optIn: false },
  'ap-southeast-3': { name: 'Asia Pacific (Jakarta)', optIn: true },
  'ap-southeast-4': { name: 'Asia Pacific (Melbourne)', optIn: true },
  'ap-southeast-5': { name: 'Asia Pacific (Malaysia)', optIn: true },
  'ap-southeast-6': { name: 'Asia Pacific (New Zealand)', optIn: true },
  'ap-southeast-7': { name: 'Asia Pacific (Thailand)', optIn: true },
  'ca-central-1': { name: 'Canada (Central)', optIn: false },
  'ca-west-1': { name: 'Canada West (Calgary)', optIn: true },
  'eu-central-1': { name: 'Europe (Frankfurt)', optIn: false },
  'eu-central-2': { name: 'Europe (Zurich)', optIn: true },
  'eu-north-1': { name: 'Europe (Stockholm)', optIn: false },
  'eu-south-1': { name: 'Europe (Milan)', optIn: true },
  'eu-south-2': { name: 'Europe (Spain)', optIn: true },
  'eu-west-1': { name: 'Europe (Ireland)', optIn: false },
  'eu-west-2': { name: 'Europe (London)', optIn: false },
  'eu-west-3': { name: 'Europe (Paris)', optIn: false },
  'il-central-1': { name: 'Israel (Tel Aviv)', optIn: true },
  'me-central-1': { name: 'Middle East (UAE)', optIn: true },
  'me-south-1': { name: 'Middle East (Bahrain)', optIn: true },
  'mx-central-1': { name: 'Mexico (Central)', optIn: true },
  'sa-east-1': { name: 'South America (Sao Paulo)', optIn: false },
  'us-east-1': { name: 'US East (N. Virginia)', optIn: false },
  'us-east-2': { name: 'US East (Ohio)', optIn: false },
  'us-west-1': { name: 'US West (N. California)', optIn: false },
  'us-west-2': { name: 'US West (Oregon)', optIn: false },
};

/** All region codes, sorted. */
export const regionNames: readonly string[] = Object.keys(regions);
