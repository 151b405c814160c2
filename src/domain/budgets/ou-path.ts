/**
 * OU paths as people write them: names from the root, separated by slashes. Slashes at the ends are
 * removed; a path with an empty name inside is rejected, because a name is missing.
 */
import * as z from 'zod/mini';

/** 'Root/Workloads/' and '/Root/Workloads' become 'Root/Workloads'. */
export const ouPath = z.string().check(
  z.overwrite((path) => path.replace(/^[/\s]+|[/\s]+$/g, '')),
  z.refine(
    (path) => path === '' || path.split('/').every((name) => name.trim() !== ''),
    'write one slash between two names, such as Root/Workloads/Prod',
  ),
);

/** The path itself and those above it, from the root: 'Root', 'Root/Workloads'. */
export function pathsDownTo(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
