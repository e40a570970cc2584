import { readFileSync } from 'node:fs';
import { loadOrganization } from '../../src/config/load';
import { identifier } from '../../src/terraform/literal';
import { mapTexts } from '../../src/terraform/map-texts';
import { loadedFrom } from '../organization-file';
import { type Data, find, type TextPlace, textPlaces, withText } from '../schema-texts';
import { synthesizedFrom } from './synthesized';

/**
 * Every text of the format is tried: a file with hostile texts in all places that take them must make the same stacks as
 * one with harmless texts there, letter for letter but for these texts, which are spelled so that Terraform reads text.
 */

const folder = '__tests__/stacks/every-text';
const beside = Object.fromEntries(
  ['policy.json', 'inline.json', 'pack.yaml'].map((name) => [
    name,
    readFileSync(`${folder}/${name}`, 'utf8'),
  ]),
);

/** Texts that Terraform or CDKTF would read as more, for as many places as their letters and lengths fit. */
const hostile = [
  '${file("a")}%{ if true }x%{ endif }${TfToken[TOKEN.0]}"$',
  'arn:aws:s3:::a/${aws:username}"%{x}',
  '${file("a")} %{x}"$',
  '${path:x}',
  'a@${b}.cc',
  'b@${b}.cc',
  '$${x}',
];

/** A text of the same length that nothing reads as more, and that stands at the same place of a sorted list. */
const harmless = (text: string): string => text[0] + text.slice(1).replace(/[^\w@.:/]/g, 'w');

const { include: _, ...file } = loadOrganization(`${folder}/organization.yaml`).root.value as Record<
  string,
  unknown
>;

const repeated = { bootstrap: { stateBucket: { replica: { region: 'eu-west-1' } } } };

/** The same company with its states elsewhere, where their places have other keys. */
const elsewhere = [
  { s3: { bucket: 'acme-states', region: 'eu-central-1', roleArn: 'role', kmsKeyId: 'key' } },
  { cloud: { organization: 'acme', project: 'landing-zone', hostname: 'tfe.acme.example' } },
  { local: { directory: 'state' } },
].map((backend): Data => ({ ...file, terraform: { backend }, ...('s3' in backend && repeated) }));

const text = (data: Data): string => JSON.stringify(data);
const isWrong = (data: Data): boolean => loadedFrom(text(data), beside).organization === undefined;

const fitting = (takes: TextPlace['takes']): string[] => hostile.filter(takes).slice(0, 2);

let worse: Data = file;
let benign: Data = file;

/** Puts a hostile text in a place where the check takes it, and says whether it did. */
function accepts({ path, takes }: TextPlace): boolean {
  const found = find(worse, path);
  const accepted = found && fitting(takes).find((each) => !isWrong(withText(worse, found, each)));
  if (!found || !accepted) return false;
  worse = withText(worse, found, accepted);
  benign = withText(benign, found, harmless(accepted));
  return true;
}

/** Whether the file has a text there, and the check refuses any hostile one. */
function refuses({ path, takes }: TextPlace): boolean {
  const data = [file, ...elsewhere].find((each) => find(each, path));
  const found = data && find(data, path);
  if (!found) return false;
  return fitting(takes).every((each) => isWrong(withText(data, found, each)));
}

// What include names is read and never written.
const places = textPlaces().filter(({ path: [top] }) => top !== 'include');
const open = places.filter(({ takes }) => hostile.some(takes));
// What refers to a name is taken once the name is.
const once = new Set(open.filter(accepts));
const taken = new Set([...once, ...open.filter((place) => !once.has(place) && accepts(place))]);

test.each(open.map((place): [string, TextPlace] => [place.path.join('.'), place]))(
  '%s is in the file, and a hostile text there is refused or stays text',
  (_, place) => {
    expect(taken.has(place) || refuses(place)).toBe(true);
  },
);

test('other places have patterns that no hostile text fits', () => {
  expect(places.length - open.length).toBeGreaterThan(100);
  expect(taken.size).toBeGreaterThan(120);
});

/** A stack with hostile texts, as it would be with harmless ones if each is spelled as text wherever it stands. */
const tamed = <T>(stack: T): T =>
  mapTexts(stack, (written) =>
    hostile.reduce((rest, each) => {
      const named = rest.replaceAll(identifier(each), identifier(harmless(each)));
      return spellings(each).reduce((more, spelled) => more.replaceAll(spelled, harmless(each)), named);
    }, written),
  );

/** A text in a template, and in documents and expressions inside of one; the longest first. */
function spellings(each: string): string[] {
  const spelled = [each.replace(/([$%])\{/g, '$1$1{')];
  for (let depth = 0; depth < 2; depth++) spelled.unshift(JSON.stringify(spelled[0]).slice(1, -1));
  return spelled;
}

test('stacks with hostile texts are those with harmless ones', () => {
  const made = synthesizedFrom(text(worse), beside);
  const meant = synthesizedFrom(text(benign), beside);
  expect([...made.keys()]).toEqual([...meant.keys()]);
  for (const [name, stack] of made) expect([name, tamed(stack)]).toEqual([name, meant.get(name)]);
});
