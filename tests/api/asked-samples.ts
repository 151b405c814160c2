/** A value for each parameter of the API, by its name, so that a new operation is tested without a change here. */

const samples: Readonly<Record<string, readonly string[]>> = {
  from: ['2026-11-01'],
  to: ['2026-11-02'],
  metric: ['unblended'],
  granularity: ['total'],
  group_by: ['team,service'],
  compare: ['previous'],
  limit: ['5'],
  window: ['7d'],
};

/** Parameters that are not given with all others, such as the cursor of another page. */
const leftOut = new Set(['cursor']);

/** Throws an Error that says where to add a value for an unknown parameter. */
export function askedSamples(name: string, path: string): readonly string[] {
  if (leftOut.has(name)) return [];
  const values = samples[name] ?? (name.startsWith('filter[') ? ['a', "b'--"] : undefined);
  if (values !== undefined) return values;
  throw new Error(`${path} takes ${name}: add a value to tests/api/asked-samples.ts.`);
}
