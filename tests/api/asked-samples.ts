/**
 * A value for each parameter of the API, by its name, for the archive of `tagged-archive.ts`, so that a new operation is
 * tested without a change here.
 */

const samples: Readonly<Record<string, readonly string[]>> = {
  from: ['2026-11-12'],
  to: ['2026-11-18'],
  day: ['2026-11-12'],
  week_end: ['2026-11-15'],
  metric: ['unblended'],
  granularity: ['total'],
  group_by: ['team'],
  compare: ['previous'],
  limit: ['5'],
  window: ['7d'],
  finding: ['idle'],
  unit: ['ec2-vcpu-hours'],
};

/** Not given with all others: a cursor is of another page, and a resource is only found without filters. */
const leftOut = new Set(['cursor', 'resource']);

/** Throws an Error that says where to add a value for an unknown parameter. */
export function askedSamples(name: string, path: string): readonly string[] {
  if (leftOut.has(name)) return [];
  const values = samples[name] ?? (name.startsWith('filter[') ? ['a', "b'--"] : undefined);
  if (values !== undefined) return values;
  throw new Error(`${path} takes ${name}: add a value to tests/api/asked-samples.ts.`);
}
