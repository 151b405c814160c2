/**
 * OU paths as people write them: names from the root, a slash between each two. Slashes at the ends
 * do not count; a path with an empty name inside has lost one, and is refused.
 */
import * as z from 'zod/mini';

/** 'Root/Workloads/' and '/Root/Workloads' are 'Root/Workloads'. */
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
