import { insteadOfAction } from '../../guardrails/action-names';
import { coveredBy } from '../../guardrails/expectations';
import { own } from '../../organization/own';
import { regionNames, regions } from '../../organization/regions';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean, fixFor } from '../diagnostics/suggest';
import { type Check, type CheckContext, error, type SlowCheck, valueAt, warning } from './context';

/** Every expectation is about an OU, an account and a region that exist. */
export const expectationPlaces: Check = (context) =>
  context.file.expect.flatMap(({ in: where, region }, index) => [
    ...(isPlace(context, where) ? [] : [unknownPlace(context, where, index)]),
    ...(region === undefined || own(regions, region)
      ? []
      : [
          error(
            'region-unknown',
            valueAt(context, 'expect', index, 'region'),
            `there is no region ${region}`,
            fixFor(region, regionNames, 'regions'),
          ),
        ]),
  ]);

const isPlace = ({ tree, names, file }: CheckContext, where: string): boolean =>
  tree.has(where) || names.isAccount(where) || where === file.organization.managementAccount.name;

function unknownPlace(context: CheckContext, where: string, index: number): Diagnostic {
  const { names, tree } = context;
  const near = didYouMean(where, names.places);
  const code = near !== undefined && !tree.has(near) ? 'unknown-account' : 'unknown-ou';
  return error(
    code,
    valueAt(context, 'expect', index, 'in'),
    `the expectation is about ${where}, which is neither an OU nor an account`,
    near === undefined ? fixFor(where, names.units, 'OUs') : `did you mean ${near}?`,
  );
}

/** An expectation that covers no account proves nothing. */
export const expectationCoverage: Check = (context) =>
  placed(context).flatMap(([where, index]) =>
    coveredBy(context.organization, where).length
      ? []
      : [
          warning(
            'expectation-idle',
            valueAt(context, 'expect', index, 'in'),
            `no active account is in ${where}, so the expectation proves nothing`,
            'name an OU with accounts, or keep it for the accounts that will come',
          ),
        ],
  );

/** An expectation that names no action proves nothing either. */
export const expectationActionsNamed: Check = (context) =>
  context.file.expect.flatMap(({ allow, deny }, index) =>
    allow.length || deny.length
      ? []
      : [
          warning(
            'expectation-idle',
            valueAt(context, 'expect', index),
            'the expectation names no action, so it proves nothing',
            'add deny: ["s3:CreateBucket"], allow, or both',
          ),
        ],
  );

const placed = (context: CheckContext): [string, number][] =>
  context.file.expect.flatMap(({ in: where }, index): [string, number][] =>
    isPlace(context, where) ? [[where, index]] : [],
  );

/** Actions of expectations that AWS does not have; its own list runs behind its services. */
export const expectationActions: SlowCheck = async (context) => {
  const named = context.organization.expect.flatMap((expectation, index) =>
    (['allow', 'deny'] as const).flatMap((kind) =>
      expectation[kind].map((action, position) => ({ action, path: ['expect', index, kind, position] })),
    ),
  );
  const found = await Promise.all(
    named.map(async ({ action, path }) => {
      const instead = await insteadOfAction(action);
      if (!instead) return [];
      const at = valueAt(context, ...path);
      return [
        warning('unknown-action', at, `there is no action ${action}`, fixFor(action, instead, 'actions')),
      ];
    }),
  );
  return found.flat();
};
