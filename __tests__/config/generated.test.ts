import { existsSync, readFileSync } from 'node:fs';
import { generated } from '../../scripts/generated';

test.each([...generated()])('%s is what the code says (npm run generate)', (path, text) => {
  expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(text);
});

test('every key of the reference says what it is, in words and by its kind', () => {
  const rows = readFileSync('docs/reference.md', 'utf8').match(/^\| `.*/gm) ?? [];
  expect(rows.length).toBeGreaterThan(400);
  expect(rows.filter((row) => /^\| \S+(?: \(required\))? \| {2}\||\| any \|/.test(row))).toEqual([]);
});
