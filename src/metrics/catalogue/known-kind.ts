/** A kind of the catalogue by its name, as archived rows have it. */
import { allKinds } from './all-kinds.ts';
import type { ResourceKind } from './resource-kind.ts';

const byName = new Map(allKinds.map((kind) => [kind.kind, kind]));

/** Undefined for a kind that this release does not know any more. */
export function knownKind(name: string): ResourceKind | undefined {
  return byName.get(name);
}

/** The dimensions that the id contains; undefined where it is not an id of the kind. */
export function dimensionsOf(
  kind: ResourceKind,
  resourceId: string,
): readonly { readonly name: string; readonly value: string }[] | undefined {
  const groups = kind.id.pattern.exec(resourceId)?.groups;
  if (groups === undefined) return undefined;
  return Object.entries(groups)
    .filter(([name]) => name !== 'region' && name !== 'account')
    .map(([name, value]) => ({ name, value: value ?? '' }));
}

/** The Region of an ARN; undefined for ids that name none. */
export function regionOf(kind: ResourceKind, resourceId: string): string | undefined {
  return kind.id.pattern.exec(resourceId)?.groups?.['region'];
}
