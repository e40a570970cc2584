import { didYouMean } from '../../../src/config/diagnostics/suggest';

test.each([
  // A cure that is followed must not widen what an assignment reaches to the OU above.
  ['Workloads/Dev', ['Workloads', 'Workloads/Development', 'Workloads/Production'], 'Workloads/Development'],
  ['Production', ['Workloads', 'Workloads/Production'], 'Workloads/Production'],
  ['account', ['accountDefaults', 'accounts'], 'accounts'],
  ['Workload', ['Workloads/Production', 'Workloads'], 'Workloads'],
  ['abc', ['abcdef', 'xyz'], undefined],
])('%s of %j is meant as %s', (word, candidates, meant) => {
  expect(didYouMean(word, candidates)).toBe(meant);
});
