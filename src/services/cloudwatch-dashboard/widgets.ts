/** What the dashboard looks at. */
export interface WidgetsProps {
  readonly region: string;
  /** log group that keeps every finding */
  readonly logGroup: string;
  /** names of the rules that send findings to people */
  readonly rules: readonly string[];
}

interface Widget {
  readonly type: 'log' | 'metric' | 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The fields of a finding that the questions use, by short names. */
const fields =
  'fields detail.findings.0.Id as id, detail.findings.0.AwsAccountId as account, ' +
  'detail.findings.0.AwsAccountName as name, detail.findings.0.Severity.Label as severity, ' +
  'detail.findings.0.RecordState as state, detail.findings.0.Workflow.Status as workflow, ' +
  'detail.findings.0.Compliance.SecurityControlId as control, detail.findings.0.Compliance.Status as compliance, ' +
  'detail.findings.0.Types.0 as type, detail.findings.0.CreatedAt as created, detail.findings.0.Title as title';
const open = 'filter state = "ACTIVE" and workflow in ["NEW", "NOTIFIED"]';
const urgent = 'filter severity in ["CRITICAL", "HIGH"]';

/** The questions by title, in CloudWatch Logs Insights' language; a finding counts once, however often it was sent. */
export const queries: Readonly<Record<string, string>> = {
  'Open critical and high findings by account': `${fields} | ${open} | ${urgent} | stats count_distinct(id) as findings by account, name, severity | sort findings desc`,
  'Critical and high findings by age in days': `${fields} | ${open} | ${urgent} | stats earliest(@timestamp) as first by id, account | fields floor((now() * 1000 - first) / 86400000) as age | stats count(*) as findings by age, account | sort age desc`,
  'Accounts out of baseline: failed controls by account': `${fields} | ${open} | filter compliance = "FAILED" | stats count_distinct(control) as controls, count_distinct(id) as resources by account, name | sort controls desc`,
  'Use of root users': `${fields} | filter type like "RootCredentialUsage" | stats count_distinct(id) as uses, latest(created) as last by account, name | sort last desc`,
  'Access keys past their age (IAM.3)': `${fields} | ${open} | filter control = "IAM.3" and compliance = "FAILED" | stats count_distinct(id) as keys by account, name | sort keys desc`,
  'Controls that fail most': `${fields} | ${open} | filter compliance = "FAILED" | stats count_distinct(id) as resources by control, title | sort resources desc | limit 20`,
};

/**
 * The widgets of the security dashboard, two in a row.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function widgets({ region, logGroup, rules }: WidgetsProps): Widget[] {
  const tables = Object.entries(queries).map(
    ([title, query], index): Widget => ({
      ...place(index),
      type: 'log',
      properties: { region, title, view: 'table', query: `SOURCE '${logGroup}' | ${query}` },
    }),
  );
  const sent: Widget = {
    ...place(tables.length),
    width: 24,
    type: 'metric',
    properties: {
      region,
      title: 'Findings sent to people, by route',
      view: 'timeSeries',
      stacked: true,
      stat: 'Sum',
      period: 3600,
      metrics: rules.map((rule) => ['AWS/Events', 'MatchedEvents', 'RuleName', rule]),
    },
  };
  return [...tables, sent];
}

const place = (index: number) => ({
  x: (index % 2) * 12,
  y: Math.floor(index / 2) * 7,
  width: 12,
  height: 7,
});
