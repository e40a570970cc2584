import type { Account } from '../../../src/organization/model';
import { Graphs } from '../../../src/services/detective/graphs';
import { DetectiveMembers } from '../../../src/services/detective/members';
import { made, type } from '../../logging/stack';

const regions = ['eu-central-1', 'us-east-1'];

test.each([true, false])(
  'a behavior graph in each region takes in accounts that join later: %s',
  (autoEnable) => {
    const json = made((stack) => {
      new Graphs(stack, 'graph', { settings: { autoEnable, existingAccounts: true }, regions });
    });
    expect(json).toHaveResourceWithProperties(type('aws_detective_organization_configuration'), {
      graph_arn: '${aws_detective_graph.graph[each.key].graph_arn}',
      auto_enable: autoEnable,
    });
  },
);

test('accounts that exist are members of the graph of each region, without e-mail', () => {
  const account = {
    name: 'shop',
    email: 'shop@acme.example',
    state: 'active',
    stack: 'accounts',
  } as unknown as Account;
  const json = made((stack) => {
    new DetectiveMembers(stack, 'member', {
      accounts: { present: [account], departed: [] },
      regions,
      accountId: () => '123456789012',
      graphArn: (region) => `graph-of-${region}`,
    });
  });
  expect(JSON.parse(json).locals.member_graphs).toEqual({
    'eu-central-1': 'graph-of-eu-central-1',
    'us-east-1': 'graph-of-us-east-1',
  });
  expect(json).toHaveResourceWithProperties(type('aws_detective_member'), {
    graph_arn: '${local.member_graphs[each.value.region]}',
    disable_email_notification: true,
  });
});
