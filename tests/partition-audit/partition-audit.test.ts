/** The audit finds every kind of gap, writes nothing, and finds no gap in a correct archive. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backfill } from '../../functions/backfill/backfill.ts';
import { readAuditEvent } from '../../functions/partition-audit/audit-event.ts';
import { partitionAudit } from '../../functions/partition-audit/partition-audit.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { account, defaultSettings, filesBelow, withPlatform } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const range = { from: parseBillingDay('2026-10-25'), to: parseBillingDay('2026-11-05') };
const lines = steadyLines('2026-10-01', '2026-11-05');

async function workshop() {
  const folder = tempFolder();
  const files = {
    bill: writeBill(join(folder, 'bill.csv'), lines),
    accounts: [account('012345678901', 'Root/Prod')],
    out: join(folder, 'out'),
  };
  await withPlatform(files, (platform) =>
    backfill(platform, defaultSettings, { ...range, runId: 'fill' }),
  );
  return files;
}

type Files = Awaited<ReturnType<typeof workshop>>;

const backfillCommand = (from: string, to: string) => `backfill ${from} ${to}`;

const auditOf = (files: Files) =>
  withPlatform(files, (platform) =>
    partitionAudit(platform, defaultSettings, {
      ...range,
      backfillCommand,
      metrics: null,
      runId: 'audit',
    }),
  );

const kindsIn = async (files: Files) =>
  (await auditOf(files)).gaps.map(({ day, kind }) => ({ day, kind }));

const objectOf = (files: Files, day: number) =>
  join(files.out, `ou-breakdowns/year=2026/month=11/day=${day}/ou-breakdown.snappy.parquet`);

/** Removes days from the catalog, like a dropped partition. */
function unregister(files: Files, days: string | readonly string[], table = 'ou_breakdown') {
  return withPlatform(files, async ({ store }) => {
    const key = `catalog/${table}.json`;
    const catalog = JSON.parse(Buffer.from((await store.get(key))?.body ?? []).toString());
    const partitions = catalog.partitions.filter((one: { day: string }) => !days.includes(one.day));
    await store.put(key, Buffer.from(JSON.stringify({ partitions })));
  });
}

describe('the audit', () => {
  it('finds no gap in a correct archive, and changes nothing', async () => {
    const files = await workshop();
    const before = filesBelow(join(files.out, 'ou-breakdowns'));
    expect(await auditOf(files)).toMatchObject({ days: 12, gaps: [] });
    expect(filesBelow(join(files.out, 'ou-breakdowns'))).toEqual(before);
  });

  it('finds each kind of gap, and a backfill of the range fixes all of them', async () => {
    const files = await workshop();
    await unregister(files, '2026-11-01');
    await unregister(files, '2026-11-02');
    rmSync(objectOf(files, 2));
    rmSync(objectOf(files, 3));
    writeBill(
      files.bill,
      lines.map((line) => (line.day === '2026-11-04' ? { ...line, cost: 99 } : line)),
    );
    expect(await kindsIn(files)).toEqual([
      { day: '2026-11-01', kind: 'unregistered' },
      { day: '2026-11-02', kind: 'missing' },
      { day: '2026-11-03', kind: 'without-object' },
      { day: '2026-11-04', kind: 'differing' },
    ]);
    await withPlatform(files, (platform) =>
      backfill(platform, defaultSettings, { ...range, runId: 'mend' }),
    );
    expect((await auditOf(files)).gaps).toEqual([]);
  });

  it('writes its findings into the run record', async () => {
    const files = await workshop();
    rmSync(objectOf(files, 5));
    await auditOf(files);
    const record = await withPlatform(files, ({ store }) =>
      store.get('runs/2026-11-05/audit.json'),
    );
    const { steps } = JSON.parse(Buffer.from(record?.body ?? []).toString());
    expect(steps.map((step: { name: string }) => step.name)).toEqual([
      'audit 2026-10',
      'audit 2026-11',
    ]);
    expect(steps[1].facts.gaps).toEqual([
      {
        day: '2026-11-05',
        kind: 'without-object',
        says: 'its partition has no object',
        command: 'backfill 2026-11-05 2026-11-05',
      },
    ]);
  });
});

describe('the audit of days from before the first allocation', () => {
  it('counts them once, with the backfill that allocates them, and not as gaps', async () => {
    const files = await workshop();
    rmSync(join(files.out, 'cost-allocations/year=2026/month=10'), { recursive: true });
    const days = ['25', '26', '27', '28', '29', '30', '31'].map((day) => `2026-10-${day}`);
    await unregister(files, days, 'cost_allocation');
    const command = 'backfill 2026-10-25 2026-10-31';
    const withoutAllocation = { from: '2026-10-25', to: '2026-10-31', days: 7, command };
    expect(await auditOf(files)).toMatchObject({ gaps: [], backfillAll: null, withoutAllocation });
    await withPlatform(files, (platform) =>
      backfill(platform, defaultSettings, { ...range, runId: 'allocate' }),
    );
    expect(await auditOf(files)).toMatchObject({ gaps: [], withoutAllocation: null });
  });

  it('counts all archived days where nothing was ever allocated', async () => {
    const files = await workshop();
    rmSync(join(files.out, 'cost-allocations'), { recursive: true });
    rmSync(join(files.out, 'catalog/cost_allocation.json'));
    expect(await auditOf(files)).toMatchObject({ gaps: [], withoutAllocation: { days: 12 } });
  });
});

describe('the event of an audit', () => {
  const now = Date.parse('2026-11-21T07:00:00Z');

  it('covers 45 days and excludes yesterday', () => {
    expect(readAuditEvent({}, now)).toEqual({ from: '2026-10-05', to: '2026-11-19' });
  });

  it('may request a mail that was sent before', () => {
    expect(readAuditEvent({ to: '2026-11-19', resend: true }, now)).toMatchObject({ resend: true });
  });

  it.each([
    ['a reversed range', { from: '2026-11-02', to: '2026-11-01' }, /is after to/],
    ['a future day', { to: '2026-12-01' }, /is in the future/],
    ['an unknown field', { since: '2026-10-01' }, /since.*Accepted/],
  ])('is refused with %s', (_, event, says) => {
    expect(() => readAuditEvent(event, now)).toThrow(InputError);
    expect(() => readAuditEvent(event, now)).toThrow(says);
  });
});
