/** What a backfill says about the allocation, and that one without allocation does not succeed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { writeAccountRules } from '../support/account-rules.ts';
import { commandLine } from '../support/command-line.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const range = ['--from', '2026-11-01', '--to', '2026-11-03'];

function desk() {
  const folder = tempFolder();
  const out = join(folder, 'out');
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-11-01', '2026-11-03'));
  return { out, args: ['backfill', ...range, '--bill', bill, '--out', out] };
}

describe('a backfill', () => {
  it('says how many days it allocated, and by which rules', async () => {
    const { out, args } = desk();
    const first = await commandLine(args);
    expect(first.stdout).toMatch(/^Allocation +3 days written, 0 unchanged, by no rules$/m);
    writeAccountRules(out);
    const { code, stdout } = await commandLine([...args, '--json']);
    expect(code).toBe(0);
    const { allocation } = JSON.parse(stdout);
    expect(allocation).toMatchObject({ registered: [], failures: [] });
    expect(allocation.days).toHaveLength(3);
    expect(allocation.days[0]).toMatchObject({ day: '2026-11-01', outcome: 'written' });
  });

  it('archives the breakdown, says why days are not allocated, and exits with 1', async () => {
    const { out, args } = desk();
    // A folder where the object of a day belongs.
    const place = objectKey(costAllocationTable, parseBillingDay('2026-11-02'));
    mkdirSync(join(out, place, 'in-the-way'), { recursive: true });
    const { code, stdout } = await commandLine(args);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Archive +3 days written, 0 unchanged/m);
    expect(stdout).toMatch(/^Allocation +1 days written/m);
    expect(stdout).toMatch(/^Not allocated +\S/m);
  });
});
