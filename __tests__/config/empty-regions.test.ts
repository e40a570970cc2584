import { report } from '../../src/config/diagnostics/report';
import { loadedFrom, organizationFile } from '../organization-file';

const rest = (regions: string) => `
root: { organizationalUnits: { Security: {} } }
accounts: [{ name: logs, ou: Security, owner: team }, { name: tooling, ou: Security, owner: team }]
logging: { account: logs }
delegatedAdministrators: { config: tooling, firewallManager: tooling, systemsManager: tooling }
config:
  rules:
    ssh: { identifier: INCOMING_SSH_DISABLED${regions} }
  conformancePacks:
    own: { file: pack.yaml${regions} }
firewallManager:
  policies:
    web: { type: WAFV2, resourceTypes: ["AWS::CloudFront::Distribution"]${regions} }
systemsManager:
  patchPolicies:
    weekly: { scan: rate(1 day)${regions} }
`;
const files = {
  'pack.yaml':
    'Resources: { Ssh: { Type: "AWS::Config::ConfigRule", Properties: { ConfigRuleName: ssh, Source: { Owner: AWS, SourceIdentifier: INCOMING_SSH_DISABLED } } } }\n',
};
const said = (regions: string): string =>
  report(loadedFrom(organizationFile(rest(regions)), files), { color: false });

test('what is limited to no region is refused, with what to write instead', () => {
  expect(said(', regions: [eu-central-1]')).not.toMatch(/^\S+ error /m);
  const lines = said(', regions: []').split('\n');
  expect(lines.flatMap((line) => /^\S+ error (.*)/.exec(line)?.[1] ?? [])).toEqual(
    [
      'config.rules.ssh',
      'config.conformancePacks.own',
      'firewallManager.policies.web',
      'systemsManager.patchPolicies.weekly',
    ].map((key) => `${key}.regions is not right: an empty list [invalid-value]`),
  );
  const cure =
    '    fix: with no region it is nowhere: name one, or take the key out for all governed regions, for example ["eu-central-1"]';
  expect(lines.filter((line) => line.startsWith('    fix: with no region'))).toEqual([
    cure,
    cure,
    cure,
    cure,
  ]);
});
