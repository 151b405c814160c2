/** A sample of the lines still sees the files that are too small for one. */
import { describe, expect, it } from 'vitest';
import {
  overlapStatement,
  type Sample,
} from '../../../../src/platform/local/bill/file-overlaps.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';

/** A file of a thousand meanings, and one with eight of them, none divisible by 16. */
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
  it('are all counted where all are compared', async () => {
    expect(await sharedLines({ oneIn: 1, filesReadFully: [] })).toBe(8);
  });

  it('are none of a small file in a sample', async () => {
    expect(await sharedLines({ oneIn: 16, filesReadFully: [] })).toBe(0);
  });

  it('are all of a small file that is compared in whole', async () => {
    expect(await sharedLines({ oneIn: 16, filesReadFully: ['small'] })).toBe(8);
  });
});
