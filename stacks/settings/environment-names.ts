/**
 * The keys of a map of environments. Stacks and their folders have these names, also on file systems
 * that ignore case.
 */

/** Returns a problem for each name that is not a valid folder name or repeats an earlier one. */
export function environmentNameProblems(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names
    .filter((name, at) => !isPlain(name) || lower.indexOf(lower[at] ?? '') !== at)
    .map(
      (name) =>
        `context.digest: given an environment called ${JSON.stringify(name)}; accepted: names of ` +
        'letters, digits, - and _ that differ not only in upper and lower case, because folders get these names',
    );
}

function isPlain(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name);
}
