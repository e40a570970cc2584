/**
 * The standards that Security Hub CSPM checks against, by their key in the organization file.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html (2026-11-21); the path is what
 * follows `standards/` in the ARN that `aws securityhub describe-standards` gives.
 */
const standards = {
  'foundational-best-practices': 'aws-foundational-security-best-practices/v/1.0.0',
  'cis-1.4': 'cis-aws-foundations-benchmark/v/1.4.0',
  'cis-3.0': 'cis-aws-foundations-benchmark/v/3.0.0',
  'cis-5.0': 'cis-aws-foundations-benchmark/v/5.0.0',
  'nist-800-53': 'nist-800-53/v/5.0.0',
  'nist-800-171': 'nist-800-171/v/2.0.0',
  'pci-dss-4.0.1': 'pci-dss/v/4.0.1',
  'resource-tagging': 'aws-resource-tagging-standard/v/1.0.0',
} as const;

/** A standard by its key. */
export type Standard = keyof typeof standards;

/** All keys. */
export const standardNames = Object.keys(standards) as [Standard, ...Standard[]];

/** The standard's ARN in the home region, which central configuration asks for. */
export const standardArn = (standard: Standard, region: string): string =>
  `arn:aws:securityhub:${region}::standards/${standards[standard]}`;
