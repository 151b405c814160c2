/** Finds the service of a line: by its tags in the order of their declaration, then by its resource. */
import type { Service } from '../rules/rule-set.ts';
import type { ResolvedTag } from '../tags/resolve-tag.ts';
import type { SetLookups } from './set-lookups.ts';

export function findService(
  tags: readonly ResolvedTag[],
  resource: string,
  lookups: SetLookups,
): Service | undefined {
  for (const { name, value } of tags) {
    const service = value === '' ? undefined : lookups.serviceOfTag(name, value);
    if (service !== undefined) return service;
  }
  return lookups.serviceOfResource(resource);
}
