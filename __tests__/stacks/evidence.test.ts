import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../src/commands/synthesize';
import { loadOrganization } from '../../src/config/load';
import type { LandingZone } from '../../src/organization/landing-zone';
import { organizationOf, withFiles } from '../organization-file';

/** Resource types that hold evidence, or without which it cannot be read. */
const evidence = ['aws_s3_bucket', 'aws_kms_key', 'aws_cloudwatch_log_group', 'aws_cloudtrail'];

/** What may be destroyed all the same, by stack and name, and why. */
const disposable: Readonly<Record<string, string>> = {
  'management-iam aws_kms_key.break_glass_alarm_topic_key': 'encrypts messages on their way, and keeps none',
  'config aws_s3_bucket.template_bucket': 'holds templates that Terraform writes again',
};

interface Block {
  readonly bucket?: string;
  readonly skip_destroy?: boolean;
  readonly lifecycle?: { readonly prevent_destroy?: boolean };
}

const examples = ['organization', 'examples/minimal/organization', 'examples/enterprise/organization'];
const load = (name: string): LandingZone => organizationOf(loadOrganization(`config/${name}.yaml`));

/** The resources that hold evidence in every stack of an organization. */
function blocksOf(organization: LandingZone): Map<string, Block> {
  return withFiles({}, (folder) => {
    synthesize(organization, folder);
    return new Map(
      readdirSync(join(folder, 'stacks')).flatMap((stack) => {
        const text = readFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8');
        const { resource = {} } = JSON.parse(text) as { resource?: Record<string, Record<string, Block>> };
        return evidence.flatMap((type) =>
          Object.entries(resource[type] ?? {}).map(([name, block]): [string, Block] => [
            `${stack} ${type}.${name}`,
            block,
          ]),
        );
      }),
    );
  });
}

const unprotected = (blocks: ReadonlyMap<string, Block>): string[] =>
  [...blocks].flatMap(([name, { lifecycle }]) =>
    lifecycle?.prevent_destroy === true || name in disposable ? [] : [name],
  );

test.each(examples)('what holds evidence is protected from destroy: %s', (name) => {
  expect(unprotected(blocksOf(load(name)))).toEqual([]);
});

test('everything that holds evidence is among the examples, but what bootstrap adds', () => {
  const names = [...new Set(examples.flatMap((name) => [...blocksOf(load(name)).keys()]))];
  for (const one of ['trail aws_cloudtrail.trail', 'trail aws_cloudwatch_log_group.log_group'])
    expect(names).toContain(one);
  for (const bucket of ['trail', 'config', 'access', 'trail_replica', 'config_replica'])
    expect(names).toContain(`log-archive aws_s3_bucket.${bucket}`);
  expect(names).toContain('findings-archive aws_s3_bucket.detect');
});

test('the state bucket and its key are protected', () => {
  const organization = load('organization');
  const backend = { s3: { bucket: 'acme-state', region: 'eu-central-1', prefix: 'landfall/' } };
  const bootstrap = { planRoleName: 'landfall-plan', applyRoleName: 'landfall-apply' };
  const blocks = blocksOf({
    ...organization,
    terraform: { ...organization.terraform, backend },
    bootstrap,
  } as LandingZone);
  expect([...blocks.keys()].filter((name) => name.startsWith('bootstrap ')).length).toBeGreaterThan(1);
  expect(unprotected(blocks)).toEqual([]);
});

test('log groups stay where their block has gone, which prevent_destroy does not see', () => {
  const groups = [...blocksOf(load('organization'))].filter(([name]) => name.includes('log_group'));
  const loose = groups.filter(
    ([name, block]) => name.includes('aws_cloudwatch_log_group') && !block.skip_destroy,
  );
  expect(loose.map(([name]) => name)).toEqual([]);
});

test('without the copy in CloudWatch Logs and without findings, Terraform lets go of what they have kept', () => {
  const organization = load('organization');
  const { logging } = organization;
  if (!logging) throw new Error('the example has no logging');
  const cloudWatchLogs = { ...logging.trail.cloudWatchLogs, enabled: false };
  const { findings: _none, ...rest } = organization;
  const without = {
    ...rest,
    logging: { ...logging, trail: { ...logging.trail, cloudWatchLogs } },
  } as LandingZone;
  const removed = (stack: string) =>
    withFiles({}, (folder) => {
      synthesize(without, folder);
      const json = JSON.parse(readFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
      return json.removed as { from: string; lifecycle: { destroy: boolean } }[];
    });
  const kept = (prefix: string) => ({ from: expect.stringMatching(prefix), lifecycle: { destroy: false } });
  expect(removed('trail')).toContainEqual(kept('aws_cloudwatch_log_group.released_'));
  expect(removed('findings')).toContainEqual(kept('aws_kms_key.released_'));
});
