import { spawnSync } from 'node:child_process';
import { refusal } from '../../src/commands/apply/refusal';
import { markdownReport } from '../../src/plan-report/markdown';
import { planReport } from '../../src/plan-report/model';
import { quotedIfNeeded, shellWord } from '../../src/plan-report/shell';
import { textReport } from '../../src/plan-report/text';
import type { StackPlan } from '../../src/terraform-runs/model';

const hostile = "</details> @everyone <!-- \n```\n# $(touch pwned) `touch pwned` '; touch pwned #";
const reason = hostile;

const plans: StackPlan[] = [
  {
    stack: 'organization',
    status: 'changes',
    changes: (['destroy', 'update', 'import'] as const).map((action) => ({
      stack: 'organization',
      address: `aws_organizations_policy.policy[${JSON.stringify(hostile)}]`,
      type: 'aws_organizations_policy',
      name: 'policy',
      key: hostile,
      action,
      importId: hostile,
      attributes: [{ name: 'description', before: hostile, after: `more ${hostile}` }],
    })),
    outputs: [],
    waitsFor: [{ stack: 'accounts', reason }],
    problems: [{ summary: hostile, detail: hostile, address: hostile }],
  },
  {
    stack: 'accounts',
    status: 'failed',
    changes: [],
    outputs: [],
    waitsFor: [],
    problems: [{ summary: hostile, detail: hostile }],
  },
];
const report = planReport({
  operation: 'plan',
  scope: hostile,
  notes: [hostile],
  untouched: [hostile],
  plans,
});

/** Markdown without what stands in code, fenced or inline. */
function outsideOfCode(markdown: string): string {
  let fence = '';
  const lines = markdown.split('\n').filter((line) => {
    const [, mark = ''] = /^(`{3,})[^`]*$/.exec(line) ?? [];
    if (!fence) fence = mark;
    else if (mark.length >= fence.length && /^`+$/.test(line)) fence = '';
    else return false;
    return !mark;
  });
  return lines.join('\n').replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}

test('a name in a comment of a pull request ends nothing, mentions nobody and hides nothing', () => {
  const outside = outsideOfCode(markdownReport(report));
  expect(outside).not.toMatch(/@everyone|pwned/);
  expect(outside.match(/<!--/g)).toHaveLength(1);
  expect(outside.match(/<\/details>/g)?.length).toBe(outside.match(/<details>/g)?.length);
});

test('what is to be pasted into a shell runs nothing of a name', () => {
  const readByShell = (words: string) =>
    spawnSync('sh', ['-c', `printf %s ${words}`], { encoding: 'utf8' }).stdout;
  expect(readByShell(shellWord(hostile))).toBe(hostile);
  expect([
    readByShell(quotedIfNeeded(hostile)),
    readByShell(quotedIfNeeded('a folder')),
    quotedIfNeeded('cdktf.out/stacks/a'),
  ]).toEqual([hostile, 'a folder', 'cdktf.out/stacks/a']);
  const options = [textReport(report, { color: false, verbose: true }), refusal(report.dangers)].map(
    (text) => text.split('--allow ')[1] ?? '',
  );
  for (const option of options) expect(option.startsWith(shellWord(report.dangers[0]?.id ?? ''))).toBe(true);
});
