import { emailPattern, slug, uniqueSlugs } from '../../src/import/names';

test.each([
  ['Shop Prod', 'shop-prod'],
  ['  Zürich & Co. ', 'zu-rich-co'],
  ['日本', 'account'],
  [`${'a'.repeat(49)} b`, 'a'.repeat(49)],
])('%s is called %s in the file', (name, key) => {
  expect(slug(name)).toBe(key);
});

test('the second account of a name gets the end of its id, within 50 characters', () => {
  const long = 'a'.repeat(60);
  const named = [
    { id: '111111111111', name: 'Shop' },
    { id: '222222333333', name: 'shop' },
    { id: '333333444444', name: long },
    { id: '444444555555', name: long },
  ];
  expect([...uniqueSlugs(named)]).toEqual([
    ['111111111111', 'shop'],
    ['222222333333', 'shop-333333'],
    ['333333444444', 'a'.repeat(50)],
    ['444444555555', `${'a'.repeat(43)}-555555`],
  ]);
});

test('the pattern of addresses is the one of most accounts, and none that only one has', () => {
  const of = (...pairs: [string, string][]) => emailPattern(pairs.map(([key, email]) => ({ key, email })));
  expect(of(['a', 'x+a@acme.example'])).toBeUndefined();
  expect(of(['shop', 'other@acme.example'], ['till', 'another@acme.example'])).toBeUndefined();
  expect(
    of(['shop', 'shop@old.example'], ['till', 'aws+till@acme.example'], ['bank', 'aws+bank@acme.example']),
  ).toBe('aws+{account}@acme.example');
});
