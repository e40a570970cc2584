import { isColored } from '../../src/terminal/colors';
import { wrapped } from '../../src/terminal/width';

test('a line is as long as the width, and breaks only before a word that does not fit', () => {
  expect(wrapped('ab cd ef', 5)).toEqual(['ab cd', 'ef']);
  expect(wrapped('ab cd ef', 4)).toEqual(['ab', 'cd', 'ef']);
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: 'false' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
])('with %j, on a terminal: %s; colours: %s', (environment, isTTY, colored) => {
  expect(isColored({ isTTY }, environment)).toBe(colored);
});
