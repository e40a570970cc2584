import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeProject } from '../terraform-runs/fake-project';
import { type Answer, ctrlC, landfallOnTerminal, testWithTerminal } from './terminal';

const bootstrap =
  'root: { organizationalUnits: { W: {} } }\nbootstrap: { github: { repository: acme/landing-zone } }\n';

describe('questions on a terminal', () => {
  let project: FakeProject;
  beforeEach(() => {
    project = new FakeProject(bootstrap);
  });
  afterEach(() => project.remove());

  const run = (args: readonly string[], answers: readonly Answer[]) =>
    landfallOnTerminal(args, answers, { cwd: project.folder, env: project.environment });
  const file = () => readFileSync(join(project.folder, 'config', 'organization.yaml'), 'utf8');

  testWithTerminal.each([
    ['apply', ctrlC, 130, 'Interrupted. What was applied stays.'],
    ['apply', 'n', 1, 'No'],
    ['bootstrap', ctrlC, 130, 'interrupted by SIGINT. Run the command again'],
    ['bootstrap', 'n', 1, 'No'],
  ])('%s, answered with %j, ends with status %d and applies nothing', async (command, key, status, says) => {
    const ended = await run([command], [['Apply this?', key]]);
    expect([ended.status, project.lines('runs').filter((each) => each.startsWith('apply'))]).toEqual([
      status,
      [],
    ]);
    expect(ended.text).toContain(says);
  });

  testWithTerminal.each<[string, Answer[]]>([
    ['name', [['Name of the account', ctrlC]]],
    [
      'OU',
      [
        ['Name of the account', 'shop\r'],
        ['OU', ctrlC],
      ],
    ],
    [
      'owner',
      [
        ['Name of the account', 'shop\r'],
        ['OU', '\r'],
        ['Team that answers', ctrlC],
      ],
    ],
  ])(
    'new account, interrupted where it asks for the %s, asks no more and writes nothing',
    async (_, answers) => {
      const before = file();
      const { status, text } = await run(['new', 'account'], answers);
      expect([status, file()]).toEqual([130, before]);
      expect(text).toContain('interrupted by SIGINT. Nothing was written.');
      expect(text.includes('Team that answers')).toBe(answers.length === 3);
    },
  );
});
