import { SecurityDashboard } from '../../../src/services/cloudwatch-dashboard/dashboard';
import { queries, widgets } from '../../../src/services/cloudwatch-dashboard/widgets';
import { made, type } from '../../logging/stack';

const dashboardProps = {
  region: 'eu-central-1',
  logGroup: '/aws/events/acme-findings',
  rules: ['acme-finding-critical'],
};

test('every indicator of the contract is on the dashboard', () => {
  const titles = widgets(dashboardProps).map(({ properties }) => properties.title);
  expect(titles).toEqual([...Object.keys(queries), 'Findings sent to people, by route']);
  expect(Object.keys(queries).join()).toMatch(/by account.*age.*baseline.*root users.*keys past their age/s);
});

test('widgets do not overlap', () => {
  const cells = widgets(dashboardProps).flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, i) => `${x + (i % width)}/${y + Math.floor(i / width)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
});

test('tables ask the log group that keeps findings, graphs the rules that send them', () => {
  const json = made((stack) => {
    new SecurityDashboard(stack, 'dashboard', { name: 'acme-security', ...dashboardProps });
  });
  expect(json).toHaveResourceWithProperties(type('aws_cloudwatch_dashboard'), {
    dashboard_name: 'acme-security',
  });
  const body = JSON.parse(JSON.parse(json).resource.aws_cloudwatch_dashboard.dashboard.dashboard_body);
  expect(body.widgets[0].properties.query).toMatch(/^SOURCE '\/aws\/events\/acme-findings' \| fields /);
  expect(body.widgets.at(-1).properties.metrics).toEqual([
    ['AWS/Events', 'MatchedEvents', 'RuleName', 'acme-finding-critical'],
  ]);
});
