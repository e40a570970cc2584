import { own } from '../organization/own';
import type { Change } from '../terraform-runs/model';

/** A resource that hides findings from people. */
interface Suppression {
  readonly what: string;
  /** type of the resource whose findings it hides */
  readonly of: string;
  /** attribute and value without which it hides none */
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
 * What hides findings from a service that has been watching: a new suppression, or one that hides more or something else.
 *
 * @returns what it is, as a phrase; undefined where nothing more is hidden than before
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

/** Attributes that hide nothing. */
const ineffective = ['description', 'tags', 'tags_all'];
