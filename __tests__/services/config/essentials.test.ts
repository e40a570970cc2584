import { readFileSync } from 'node:fs';
import { essentialNames, essentialPacks } from '../../../src/services/config/essentials';
import {
  managedRule,
  managedRuleIdentifiers,
  managedRulesSource,
} from '../../../src/services/config/managed-rules';
import {
  bytesOf,
  readPackTemplate,
  templateBytes,
  templateIn,
} from '../../../src/services/config/pack-template';
import { cfnLint } from '../../cfn-lint';

const textOf = (name: keyof typeof essentialPacks) => readFileSync(essentialPacks[name].path, 'utf8');
const rulesOf = (name: keyof typeof essentialPacks) => readPackTemplate(textOf(name)).rules;

test('the list of managed rules says where it comes from and of which day it is', () => {
  expect(managedRulesSource).toEqual({
    source: 'moto 5.2.1 (Apache-2.0), moto/config/resources/aws_managed_rules.json.gz',
    date: '2026-05-20',
  });
  expect(managedRuleIdentifiers.length).toBeGreaterThan(800);
});

describe.each(essentialNames)('Landfall’s pack %s', (name) => {
  test('names rules that AWS has, once each, with parameters that they have', () => {
    const rules = rulesOf(name);
    expect(rules.length).toBeGreaterThan(10);
    expect(new Set(rules.map(({ identifier }) => identifier)).size).toBe(rules.length);
    for (const { identifier = '', inputParameters } of rules) {
      const known = managedRule(identifier)?.parameters.map((parameter) => parameter.replace('?', ''));
      expect([identifier, known !== undefined]).toEqual([identifier, true]);
      expect(known).toEqual(expect.arrayContaining([...inputParameters]));
    }
  });

  test('fits into a request and needs no parameter', () => {
    expect(bytesOf(textOf(name))).toBeLessThan(templateBytes.inline);
    expect(readPackTemplate(textOf(name)).required).toEqual([]);
  });
});

test('no rule stands in two packs', () => {
  const all = essentialNames.flatMap((name) => rulesOf(name).map(({ identifier }) => identifier));
  expect(new Set(all).size).toBe(all.length);
});

test('a region that lacks rules gets the template without them', () => {
  const text = textOf('identity');
  expect(templateIn(text, () => true)).toBe(text);
  const shorter = templateIn(text, (identifier) => identifier !== 'ROOT_ACCOUNT_MFA_ENABLED');
  expect(readPackTemplate(shorter).rules).toHaveLength(rulesOf('identity').length - 1);
  expect(shorter).toContain('maxAccessKeyAge: !Ref MaxAccessKeyAge');
});

cfnLint('the packs', () => Object.fromEntries(essentialNames.map((name) => [`${name}.yaml`, textOf(name)])));
