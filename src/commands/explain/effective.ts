import { levelsOfAccount, levelsOfUnit } from '../../guardrails/in-force';
import type { PackedDocument, Packing, TargetFill } from '../../guardrails/pack';
import { accountTarget, packOrganization, unitTarget } from '../../guardrails/packed-organization';
import { counted } from '../../organization/counted';
import {
  type Account,
  type Organization,
  type OrganizationalUnit,
  type Policy,
  rootPath,
} from '../../organization/model';
import { policyTypeFacts } from '../../organization/policy-types';
import type { Colors } from '../../terminal/colors';
import { type Branch, drawTree, usageBar } from '../tree-drawing';

/** A policy document as AWS receives it, with the guardrails that are packed into it. */
export interface EffectiveDocument {
  readonly name: string;
  readonly characters: number;
  readonly maxCharacters: number;
  readonly guardrails: readonly Policy[];
}

/** The policies of one type that are attached to a target, and how much of its quotas they use. */
export interface EffectiveType extends Omit<TargetFill, 'target' | 'documents'> {
  readonly documents: readonly EffectiveDocument[];
}

/** The root, an OU or an account, with the policies attached to it. */
export interface EffectiveLevel {
  readonly target: string;
  readonly types: readonly EffectiveType[];
}

/** The policies in force on an account, level by level from the root down. */
export function effectiveOnAccount(organization: Organization, account: Account): EffectiveLevel[] {
  const levels = levelsOfAccount(organization, account).map(({ target }) => target);
  const names = [...levels.slice(0, -1).map(unitTarget), accountTarget(account.name)];
  return effective(organization, levels, names);
}

/** The policies in force on an OU, level by level from the root down. */
export function effectiveOnUnit(organization: Organization, { path }: OrganizationalUnit): EffectiveLevel[] {
  const levels = levelsOfUnit(organization, path).map(({ target }) => target);
  return effective(organization, levels, levels.map(unitTarget));
}

function effective(organization: Organization, levels: string[], names: string[]): EffectiveLevel[] {
  const packing = packOrganization(organization);
  const documents = new Map(packing.documents.map((document) => [document.name, document]));
  const policies = new Map(organization.policies.map((policy) => [policy.name, policy]));
  return levels.map((target, index) => ({
    target,
    types: fillsOf(packing, names[index] ?? target).map(({ target: _, documents: held, ...fill }) => ({
      ...fill,
      documents: held.flatMap((name) => effectiveDocument(documents.get(name), policies)),
    })),
  }));
}

const fillsOf = ({ targets }: Packing, name: string): TargetFill[] =>
  targets.filter(({ target }) => target === name);

function effectiveDocument(
  document: PackedDocument | undefined,
  policies: ReadonlyMap<string, Policy>,
): EffectiveDocument[] {
  if (!document) return [];
  const { name, characters, maxCharacters, guardrails } = document;
  return [
    { name, characters, maxCharacters, guardrails: guardrails.flatMap((each) => policies.get(each) ?? []) },
  ];
}

/** Policies in force as JSON, without the documents themselves. */
export function effectiveJson(levels: readonly EffectiveLevel[]): object {
  return levels.map(({ target, types }) => ({
    target,
    types: types.map(({ documents, ...fill }) => ({
      ...fill,
      documents: documents.map(({ guardrails, ...document }) => ({
        ...document,
        guardrails: guardrails.map(({ name, description, source }) => ({ name, description, source })),
      })),
    })),
  }));
}

/** Policies in force as text: nested levels with their documents, guardrails and used quotas. */
export function effectiveText(
  title: string,
  levels: readonly EffectiveLevel[],
  colors: Colors,
  width?: number,
): string {
  const count = levels
    .flatMap(({ types }) => types.flatMap(({ documents }) => documents))
    .reduce((sum, { guardrails }) => sum + guardrails.length, 0);
  const [first, ...below] = levels;
  return [
    `${colors.bold(title)}: ${counted(count, 'guardrail')} in force`,
    '',
    ...(first ? [colors.bold(first.target), ...drawTree(inside(first, below, colors), width)] : []),
    '',
    colors.dim(
      `A name ending in -scp-1 or -rcp-1 is a policy that several guardrails share; ${rootPath} stands for the root.`,
    ),
    '',
  ].join('\n');
}

function inside(level: EffectiveLevel, [next, ...rest]: readonly EffectiveLevel[], colors: Colors): Branch[] {
  const own = level.types.map((type) => typeBranch(type, colors));
  return next ? [...own, { text: colors.bold(next.target), branches: inside(next, rest, colors) }] : own;
}

function typeBranch(fill: EffectiveType, colors: Colors): Branch {
  const { type, documents, reserved, maxPerTarget, attachmentsLeft, charactersUsed, charactersLeft } = fill;
  const used = documents.length + reserved;
  const room = `${used} of ${maxPerTarget} attached, ${attachmentsLeft} free; ${number(charactersUsed)} characters used, ${number(charactersLeft)} free`;
  const others: Branch[] = reserved
    ? [{ text: colors.dim(`${reserved} attached by AWS or others`), branches: [] }]
    : [];
  return {
    text: plural(policyTypeFacts(type).title),
    columns: [`${colors.cyan(usageBar(used, maxPerTarget))} ${room}`],
    branches: [...others, ...documents.map((document) => documentBranch(document, colors))],
  };
}

function documentBranch(
  { name, characters, maxCharacters, guardrails }: EffectiveDocument,
  colors: Colors,
): Branch {
  const size = `${number(characters)} of ${number(maxCharacters)} characters`;
  const columns = [`${colors.cyan(usageBar(characters, maxCharacters))} ${size}`];
  return { text: name, columns, branches: guardrails.map((policy) => guardrailBranch(policy, colors)) };
}

const guardrailBranch = ({ name, source, description }: Policy, colors: Colors): Branch => ({
  text: colors.green(name),
  columns: [`${source.file}:${source.line}`, ...(description ? [description] : [])].map(colors.dim),
  branches: [],
});

const plural = (title: string): string => title.replace(/policy/, 'policies');
const number = (value: number): string => value.toLocaleString('en-US');
