import { own } from '../organization/own';
import type { Change } from '../terraform-runs/model';

/** A resource type that suppresses findings. */
interface Suppression {
  readonly what: string;
  /** type of the resource whose findings it suppresses */
  readonly of: string;
  /** attribute and value that make it suppress findings */
  readonly where?: readonly [name: string, value: string];
}

const suppressions: Readonly<Record<string, Suppression>> = {
  // https://docs.aws.amazon.com/guardduty/latest/ug/findings_suppression-rule.html (2026-11-21)
  aws_guardduty_filter: {
    what: 'suppression rule of GuardDuty',
    of: 'aws_guardduty_detector',
    where: ['action', 'ARCHIVE'],
  },
  // https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_upload-lists.html (2026-11-21)
  aws_guardduty_ipset: { what: 'trusted IP list of GuardDuty', of: 'aws_guardduty_detector' },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-archive-rules.html (2026-11-21)
  aws_accessanalyzer_archive_rule: {
    what: 'archive rule of Access Analyzer',
    of: 'aws_accessanalyzer_analyzer',
  },
};

/**
 * Describes a change that suppresses findings of a service that is already running: a new suppression, or a changed
 * one.
 *
 * @returns the suppression as a phrase; undefined where nothing more is suppressed
 */
export function suppressedFindings(change: Change, changes: readonly Change[]): string | undefined {
  const suppression = own(suppressions, change.type);
  if (!suppression || !['create', 'update', 'replace'].includes(change.action)) return undefined;
  const { what, of, where } = suppression;
  const changed = change.attributes.find(({ name }) => name === where?.[0]);
  if (where && changed && changed.after !== JSON.stringify(where[1])) return undefined;
  const substantial = change.attributes.some(({ name }) => !ineffective.includes(name));
  if (change.action !== 'create' && !substantial) return undefined;
  const begins = changes.some(
    ({ type, action, stack, region }) =>
      type === of && action === 'create' && stack === change.stack && region === change.region,
  );
  return begins ? undefined : what;
}

/** Attributes that do not affect what is suppressed. */
const ineffective = ['description', 'tags', 'tags_all'];
