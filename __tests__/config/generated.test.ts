import { existsSync, readFileSync } from 'node:fs';
import { generated } from '../../src/config/generated';

test.each([...generated()])('%s is what the schema says (npm run generate)', (path, text) => {
  expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(text);
});
