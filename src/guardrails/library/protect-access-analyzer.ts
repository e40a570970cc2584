import { protection } from './protection';

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamaccessanalyzer.html */
export const protectAccessAnalyzer = protection({
  name: 'protect-access-analyzer',
  title: 'Protect IAM Access Analyzer',
  actions: [
    ...[
      'access-analyzer:CreateArchiveRule',
      'access-analyzer:DeleteAnalyzer',
      'access-analyzer:DeleteArchiveRule',
    ],
    ...['access-analyzer:UpdateAnalyzer', 'access-analyzer:UpdateArchiveRule'],
  ],
  stops: 'Deleting analyzers and hiding findings through archive rules.',
  doesNotStop: 'Archiving single findings; checking and generating policies.',
  canBreak: 'Teams that run analyzers of their own.',
});
