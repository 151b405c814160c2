/**
 * The keys of a map of environments: stacks and their folders are called by them, also on file systems
 * that do not see case.
 */

/** A fault for each name that no folder should have, or that another before it has. */
export function environmentNameProblems(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names
    .filter((name, at) => !isPlain(name) || lower.indexOf(lower[at] ?? '') !== at)
    .map(
      (name) =>
        `context.digest: given an environment called ${JSON.stringify(name)}; accepted: names of ` +
        'letters, digits, - and _ that differ in more than case, since folders are called by them',
    );
}

function isPlain(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name);
}
