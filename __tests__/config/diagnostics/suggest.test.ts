import { didYouMean } from '../../../src/config/diagnostics/suggest';

test.each([
  // A cure that is followed must not widen what an assignment reaches to the OU above.
  ['Workloads/Dev', ['Workloads', 'Workloads/Development', 'Workloads/Production'], 'Workloads/Development'],
  ['Production', ['Workloads', 'Workloads/Production'], 'Workloads/Production'],
  ['account', ['accountDefaults', 'accounts'], 'accounts'],
  ['Workload', ['Workloads/Production', 'Workloads'], 'Workloads'],
  ['abc', ['abcdef', 'xyz'], undefined],
  ['tgas', ['tags'], 'tags'],
  // Six letters are another word, however long it is.
  ['security-operations', ['security-administr'], undefined],
])('%s of %j is meant as %s', (word, candidates, meant) => {
  expect(didYouMean(word, candidates)).toBe(meant);
});

test('the beginning of a name is no misspelt name where many begin alike', () => {
  expect(didYouMean('s3:Get', ['s3:GetAcceleration', 's3:GetObject'], { cutShort: false })).toBeUndefined();
  expect(didYouMean('s3:GetObjct', ['s3:GetAcceleration', 's3:GetObject'], { cutShort: false })).toBe(
    's3:GetObject',
  );
});
