import type { PackedDocument, Packing } from '../src/guardrails/pack';
import { documentName, parseDocumentName } from '../src/guardrails/pack/document-names';
import { accountTarget, packOrganization, unitTarget } from '../src/guardrails/packed-organization';
import type { Account, Organization, OrganizationalUnit } from '../src/organization/model';
import type { PolicyDocumentProps } from '../src/services/organizations/policies';

/** The policy documents that AWS receives, and their attachments to targets. */
export class Guardrails {
  private readonly packing: Packing;
  private readonly byTarget = new Map<string, string[]>();

  /** former names of renamed targets, by present name */
  private readonly renamed: ReadonlyMap<string, string>;

  constructor(private readonly organization: Organization) {
    this.packing = packOrganization(organization);
    this.renamed = renamedTargets(organization);
    for (const { target, documents } of this.packing.targets) {
      this.byTarget.set(target, [...(this.byTarget.get(target) ?? []), ...documents]);
    }
  }

  /** The documents of all policies, unattached ones included. */
  documents(): PolicyDocumentProps[] {
    const letGo = new Set(this.released());
    const packed = this.packing.documents
      .filter(({ name }) => !letGo.has(name))
      .map((document) => this.props(document));
    const names = new Set(this.packing.documents.flatMap(({ guardrails }) => guardrails));
    const unused = this.organization.policies.filter(({ name }) => !names.has(name));
    return [
      ...packed,
      ...unused.map((policy) => ({
        ...policy,
        description: policy.description ?? '',
        content: JSON.stringify(policy.document),
      })),
    ];
  }

  /**
   * Names of documents that are attached only to released OUs and accounts. Terraform forgets them: AWS does not delete
   * a policy that is attached. A policy of the file that is its own document stays as long as its entry.
   */
  released(): string[] {
    const { root, organizationalUnits, accounts, policies } = this.organization;
    const units = [root, ...organizationalUnits].filter(({ state }) => state !== 'released');
    const kept = new Set([
      ...policies.map(({ name }) => name),
      ...units.flatMap(this.ofUnit),
      ...accounts.filter(({ state }) => state !== 'released').flatMap(this.ofAccount),
    ]);
    return this.packing.documents.map(({ name }) => name).filter((name) => !kept.has(name));
  }

  /** Names of the documents attached to the root or an OU. */
  ofUnit = ({ path }: OrganizationalUnit): readonly string[] => this.byTarget.get(unitTarget(path)) ?? [];

  /** Names of the documents attached to an account. */
  ofAccount = ({ name }: Account): readonly string[] => this.byTarget.get(accountTarget(name)) ?? [];

  /** The id of an existing policy, by the name of its document. */
  idOf(document: string): string | undefined {
    return this.organization.policies.find(({ name }) => name === document)?.id;
  }

  /** The name of a packed document before its target was renamed. */
  formerNameOf(document: string): string | undefined {
    const parts = parseDocumentName(document);
    const target = parts && this.renamed.get(parts.target);
    return target && documentName({ ...parts, target });
  }

  private props({ name, type, content, guardrails }: PackedDocument): PolicyDocumentProps {
    const own =
      guardrails.length === 1
        ? this.organization.policies.find((policy) => policy.name === guardrails[0])
        : undefined;
    const description = own?.description ?? `Guardrails: ${guardrails.join(', ')}`;
    const id = own?.name === name ? own.id : undefined;
    const formerName = this.formerNameOf(name);
    return {
      name,
      type,
      content,
      description: description.slice(0, 512),
      tags: own?.tags ?? {},
      ...(id && { id }),
      ...(formerName && { formerName }),
    };
  }
}

function renamedTargets({ organizationalUnits, accounts }: Organization): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const { path, formerPath } of organizationalUnits) {
    if (formerPath) renamed.set(unitTarget(path), unitTarget(formerPath));
  }
  for (const { name, formerName } of accounts) {
    if (formerName) renamed.set(accountTarget(name), accountTarget(formerName));
  }
  return renamed;
}
