import { AccountAnalyzers, OrganizationAnalyzers } from '../../../src/services/access-analyzer/analyzers';
import {
  type AccessAnalyzerSettings,
  accessAnalyzerSchema,
} from '../../../src/services/access-analyzer/schema';
import { made, type } from '../../logging/stack';

const regions = ['eu-central-1', 'us-east-1'];
const analyzers = (given: object = {}) =>
  made((stack) => {
    new OrganizationAnalyzers(stack, 'analyzer', {
      settings: accessAnalyzerSchema.parse(given) as AccessAnalyzerSettings,
      regions,
      homeRegion: 'eu-central-1',
      accountId: (name) => `id-of-${name}`,
    });
  });

test('external access is looked for in each region, unused access once', () => {
  const json = analyzers();
  expect(json).toHaveResourceWithProperties(type('aws_accessanalyzer_analyzer'), {
    for_each: '${toset(["eu-central-1", "us-east-1"])}',
    type: 'ORGANIZATION',
  });
  expect(json).toHaveResourceWithProperties(type('aws_accessanalyzer_analyzer'), {
    for_each: '${toset(["eu-central-1"])}',
    type: 'ORGANIZATION_UNUSED_ACCESS',
    configuration: { unused_access: { unused_access_age: 90 } },
  });
});

test('each can be off, and accounts left out', () => {
  const off = JSON.parse(analyzers({ unusedAccess: false })).resource.aws_accessanalyzer_analyzer;
  expect(Object.keys(off)).toEqual(['analyzer_external_access']);
  expect(analyzers({ unusedAccess: { excludedAccounts: ['sandbox'] } })).toHaveResourceWithProperties(
    type('aws_accessanalyzer_analyzer'),
    {
      configuration: {
        unused_access: {
          unused_access_age: 90,
          analysis_rule: { exclusion: [{ account_ids: ['id-of-sandbox'] }] },
        },
      },
    },
  );
});

test('archive rules belong to one analyzer, in its regions', () => {
  const json = analyzers({
    archiveRules: {
      partner: { filter: { 'principal.AWS': { eq: ['123456789012'] }, isPublic: { exists: false } } },
    },
  });
  expect(json).toHaveResourceWithProperties(type('aws_accessanalyzer_archive_rule'), {
    for_each: '${toset(["eu-central-1", "us-east-1"])}',
    analyzer_name: 'organization-external-access',
    rule_name: 'partner',
    filter: [
      { criteria: 'principal.AWS', eq: ['123456789012'] },
      { criteria: 'isPublic', exists: 'false' },
    ],
  });
});

test('the management account has analyzers of its own', () => {
  const json = made((stack) => {
    new AccountAnalyzers(stack, 'analyzer', { regions });
  });
  expect(json).toHaveResourceWithProperties(type('aws_accessanalyzer_analyzer'), { type: 'ACCOUNT' });
});
