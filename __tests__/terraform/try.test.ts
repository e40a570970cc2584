import { Landing } from './harness';
import { watchedOrganization } from '../watched-organization';
test('try', () => {
  const landing = new Landing();
  console.log(landing.folder);
  const stacks = landing.synthesize(landing.write(watchedOrganization()));
  console.log(stacks.map(({ name }) => name).join(' '));
  const wrong: string[] = [];
  for (const { name } of stacks) {
    const v = landing.run(name, ['validate']);
    if (v.status !== 0) wrong.push(name + v.output.slice(0, 1500));
  }
  console.log(wrong.join('\n'));
  for (const { name } of stacks) {
    const run = landing.run(name, ['apply', '-input=false', '-auto-approve']);
    if (run.status !== 0) { console.log(name, run.output.slice(-3000)); continue; }
    const plan = landing.plan(name);
    if (plan.status !== 0) console.log(name, plan.output.slice(-2000));
  }
}, 600000);
