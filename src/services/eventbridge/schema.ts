import { z } from 'zod';
import { key } from '../../organization/fields';
import { severities } from '../../organization/severity';

type SourceNames = readonly [string, ...string[]];

const route = <Name extends string>(sourceNames: readonly [Name, ...Name[]]) =>
  z
    .strictObject({
      name: key('Name of the route and of its rule.', 'threats'),
      sources: z
        .array(z.enum(sourceNames))
        .default([])
        .meta({
          description: 'Services that the finding comes from; any without it.',
          examples: [['guardDuty']],
        }),
      severity: z
        .enum(severities)
        .default('HIGH')
        .meta({ description: 'Severity at least.', examples: ['HIGH'] }),
      upTo: z
        .enum(severities)
        .default('CRITICAL')
        .meta({ description: 'Severity at most.', examples: ['CRITICAL'] }),
      types: z
        .array(z.string().min(1))
        .default([])
        .meta({
          description: 'Types of findings, `*` for any characters; any without it.',
          examples: [['TTPs/*']],
        }),
      accounts: z
        .array(z.string())
        .default([])
        .meta({ description: 'Accounts by name; any without it.', examples: [['payments-prod']] }),
      organizationalUnits: z
        .array(z.string())
        .default([])
        .meta({
          description: 'OUs by path, all accounts below; any without it.',
          examples: [['Workloads/Production']],
        }),
      topic: z
        .enum(['critical', 'error', 'info'])
        .meta({ description: 'Topic of `notifications`.', examples: ['critical'] }),
    })
    .refine(({ severity, upTo }) => severities.indexOf(severity) <= severities.indexOf(upTo), {
      message: 'upTo is below severity, so that nothing matches',
      path: ['upTo'],
    });

/** One route. */
export type FindingRoute = z.output<ReturnType<typeof route>>;

const standard = (name: string, rest: Partial<FindingRoute> & Pick<FindingRoute, 'topic'>): FindingRoute => ({
  name,
  sources: [],
  severity: 'HIGH',
  upTo: 'CRITICAL',
  types: [],
  accounts: [],
  organizationalUnits: [],
  ...rest,
});

/** The default routes: few enough messages to be read. */
const standardRoutes: FindingRoute[] = [
  standard('critical', { severity: 'CRITICAL', topic: 'critical' }),
  standard('threats', { sources: ['guardDuty'], upTo: 'HIGH', topic: 'error' }),
  standard('sensitive-data', { sources: ['macie'], upTo: 'HIGH', topic: 'error' }),
  standard('suspicions', { sources: ['guardDuty'], severity: 'MEDIUM', upTo: 'MEDIUM', topic: 'info' }),
];

/** `findings.routes`: which finding reaches which topic, of the services that make findings. */
export const routesSchema = (sourceNames: SourceNames) =>
  z
    .array(route(sourceNames))
    .max(90, 'EventBridge takes 100 rules a bus')
    .refine(
      (routes) => new Set(routes.map(({ name }) => name)).size === routes.length,
      'two routes share a name',
    )
    .default(standardRoutes)
    .meta({
      description:
        'Which finding reaches which topic, an EventBridge rule each. Without any: every critical finding to `critical`, ' +
        'high ones of GuardDuty and Macie to `error`, medium ones of GuardDuty to `info`.',
    });
