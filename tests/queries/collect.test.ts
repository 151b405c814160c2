/** Rows of a query as objects: an absent value is an error, but a text that may be empty is empty. */
import { expect, it } from 'vitest';
import type { Platform } from '../../src/ports/platform.ts';
import { collect } from '../../src/queries/collect.ts';

const schema = { name: 'string', cost: 'double' } as const;
const asked = { name: 'costs', sql: 'select', schema };

/** An engine whose only row has no name, as Athena returns an empty text. */
function engineOf(cost: number | null): Platform['engine'] {
  async function* batches() {
    yield { rowCount: 1, columns: { name: [null], cost: [cost] } };
  }
  return { query: async () => ({ batches: batches() }) } as unknown as Platform['engine'];
}

it('names statement and column of an absent value', async () => {
  await expect(collect({ engine: engineOf(1) }, asked)).rejects.toThrow('costs: a row has no name');
  await expect(collect({ engine: engineOf(null) }, asked, ['name'])).rejects.toThrow('no cost');
});

it('reads an absent text as empty where it may be', async () => {
  expect(await collect({ engine: engineOf(1) }, asked, ['name'])).toEqual([{ name: '', cost: 1 }]);
});
