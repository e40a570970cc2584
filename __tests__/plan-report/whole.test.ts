import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Budget, code, fenced } from '../../src/plan-report/budget';
import { fromDifference } from '../../src/plan-report/differences';
import { markdownReport } from '../../src/plan-report/markdown';
import { planReport } from '../../src/plan-report/model';
import { jsonReport } from '../../src/plan-report/schema';
import { textReport } from '../../src/plan-report/text';
import { attribute, change, plan, wholeReport } from './whole';

const expected = (name: string): string => readFileSync(join(__dirname, 'whole', name), 'utf8');

/** The report of changes in one stack. */
const reportOf = (changes: Parameters<typeof plan>[1], more: Parameters<typeof plan>[2] = {}) =>
  planReport({ operation: 'plan', plans: [plan('organization', changes, more)] });
const markdown = (...given: Parameters<typeof reportOf>): string => markdownReport(reportOf(...given));

describe('the report of a plan with everything in it', () => {
  // These texts are what a reviewer reads before a change is applied: a pull request's comment and a terminal.
  test.each([
    ['a pull request', 'report.md', () => markdownReport(wholeReport())],
    ['a terminal', 'report.txt', () => textReport(wholeReport())],
    ['a terminal with --verbose', 'verbose.txt', () => textReport(wholeReport(), { verbose: true })],
  ])('for %s', (_, file, text) => {
    expect(text()).toBe(expected(file));
  });

  test('for a script', () => {
    expect(jsonReport(wholeReport())).toEqual(JSON.parse(expected('report.json')));
  });

  test('of drift has its own title and headline', () => {
    const drift = planReport({
      operation: 'drift',
      plans: [
        plan('organization', [
          change('aws_s3_bucket.trail', 'destroy'),
          change('aws_s3_bucket.logs', 'update'),
        ]),
      ],
    });
    expect(markdownReport(drift)).toContain('## Landfall drift\n\n`2 drifted, 1 of them gone in 1 stack`\n');
    expect(markdownReport(drift)).not.toContain('CAUTION');
  });
});

describe('a text that is cut', () => {
  const attributes = Array.from({ length: 7 }, (_, index) => attribute(`a${index}`, index, index + 1));

  test('shows the first four attributes and counts the others', () => {
    const text = markdown([change('aws_sns_topic.a', 'update', { attributes })]);
    expect(text).toContain('    a3: 3 → 4\n    … and 3 attributes more\n');
    expect(text).not.toContain('a4');
    expect(
      markdown([change('aws_sns_topic.a', 'update', { attributes: attributes.slice(0, 4) })]),
    ).not.toContain('more');
  });

  test('shows the first twelve differences of a document and counts the others', () => {
    const many = (value: number) =>
      Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`k${index + 10}`, value]));
    const text = markdown([
      change('aws_sns_topic.a', 'update', { attributes: [attribute('tags', many(1), many(2))] }),
    ]);
    expect(text).toContain('      ~ k21: 1 → 2\n      … and 2 differences more\n');
    expect(text).not.toContain('k22');
  });

  test('names twenty notes and the first of very many dangers', () => {
    const notes = Array.from({ length: 22 }, (_, index) => `note ${index}`);
    const text = markdownReport(planReport({ operation: 'plan', plans: [], notes }));
    expect(text).toContain('`note 19`');
    expect(text).not.toContain('`note 20`');
    const dangers = Array.from({ length: 900 }, (_, index) => change(`aws_s3_bucket.b${index}`, 'destroy'));
    const told = markdown(dangers).match(/^> - `/gm)?.length ?? 0;
    expect(markdown(dangers)).toContain(`> - … and ${900 - told} more\n`);
    expect(told).toBeGreaterThan(50);
  });

  test('says how many stacks and lines did not fit', () => {
    const name = 'a-stack-with-a-long-name'.repeat(8);
    const plans = Array.from({ length: 400 }, (_, index) => plan(`${name}-${index}`, []));
    const text = markdownReport(planReport({ operation: 'plan', plans }));
    const rows = text.match(/^\| `/gm)?.length ?? 0;
    expect(text).toContain(`| … | ${400 - rows} more |\n`);
    const long = Array.from({ length: 3000 }, (_, index) => change(`aws_sns_topic.topic_${index}`, 'create'));
    const lines = markdown(long).match(/^\+ /gm)?.length ?? 0;
    expect(markdown(long)).toContain(
      `# … and ${(3000 - lines).toLocaleString('en')} lines more: see the log of this run\n`,
    );
  });

  test('shows two long values from where they differ', () => {
    const long = (end: string) => `${'x'.repeat(100)}${end}`;
    expect(fromDifference('a', 'b', 1)).toEqual(['a', 'b']);
    expect(fromDifference(long('one'), long('two'), 30)).toEqual([
      `…${'x'.repeat(20)}one`,
      `…${'x'.repeat(20)}two`,
    ]);
    expect(fromDifference('aXXXXXXXXXXXXX', 'bYYYYYYYYYYYYY', 5)).toEqual(['aXXX…', 'bYYY…']);
    expect(fromDifference(long(''), long('more'), 30)).toEqual([
      `…${'x'.repeat(20)}`,
      `…${'x'.repeat(20)}more`,
    ]);
  });
});

describe('Markdown', () => {
  test('holds any text as inline code', () => {
    expect(code('a  b\n c')).toBe('`a b c`');
    expect(code('a|b')).toBe('`a¦b`');
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`a')).toBe('`` `a ``');
    expect(code('a`')).toBe('`` a` ``');
  });

  test('holds any text as a block', () => {
    expect(fenced('a\nb')).toEqual(['```', 'a', 'b', '```']);
    expect(fenced('a ```` b')).toEqual(['`````', 'a ```` b', '`````']);
  });

  test('fills a budget to the last byte, and a part of it takes from the whole', () => {
    const budget = new Budget(10);
    expect(budget.add('1234', 'ä12')).toBe(true);
    expect(budget.left).toBe(0);
    expect(budget.add('')).toBe(false);
    const whole = new Budget(101);
    const share = whole.share(0.3);
    expect(share.left).toBe(30);
    expect(share.add('x'.repeat(30))).toBe(false);
    expect(share.add('x'.repeat(29))).toBe(true);
    expect([share.left, whole.left]).toEqual([0, 71]);
    whole.always('y'.repeat(80));
    expect(whole.share(1).left).toBe(-10);
    expect(whole.text()).toBe(`${'x'.repeat(29)}\n${'y'.repeat(80)}\n`);
  });
});
