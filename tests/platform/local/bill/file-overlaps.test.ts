/** A sample of the lines also detects files that are too small for a sample. */
import { describe, expect, it } from 'vitest';
import {
  overlapStatement,
  type Sample,
} from '../../../../src/platform/local/bill/file-overlaps.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';

/** A file of a thousand content keys, and one with eight of them, none divisible by 16. */
const lines = [
  `select 'large' as file, date '2026-11-01' as day, cast(range as ubigint) as meaning from range(1000)`,
  `select 'small', date '2026-11-01', cast(range as ubigint) from range(17, 25)`,
];

async function sharedLines(sample: Sample): Promise<number> {
  const engine = await DuckDbEngine.open();
  try {
    const { batches } = await engine.query(overlapStatement(lines, sample));
    const shared: number[] = [];
    for await (const { columns } of batches) {
      columns.file.forEach((file, row) => {
        if (file === 'large') shared.push(columns.shared_lines[row] ?? 0);
      });
    }
    return Math.max(0, ...shared);
  } finally {
    engine.close();
  }
}

describe('the lines that two files share', () => {
  it('are all counted if all are compared', async () => {
    expect(await sharedLines({ oneIn: 1, filesReadFully: [] })).toBe(8);
  });

  it('are zero for a small file in a sample', async () => {
    expect(await sharedLines({ oneIn: 16, filesReadFully: [] })).toBe(0);
  });

  it('are all counted for a small file that is compared completely', async () => {
    expect(await sharedLines({ oneIn: 16, filesReadFully: ['small'] })).toBe(8);
  });
});
