/**
 * Drops, halves, doubles, swaps and renames the files and periods of a complete delivery at random. The
 * archive must never be wrong without an error: either the run is rejected, or every archived day has
 * its correct cost, and a new day that has not is marked as unconfirmed.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDay } from '../../../src/archive/read/read-day.ts';
import { type ArchivedWindow, archiveWindow } from '../../../src/archive/window/archive-window.ts';
import { readForArchive } from '../../../src/archive/window/read-for-archive.ts';
import { type BillingDay, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import { InputError } from '../../../src/domain/input/input-error.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import {
  type DeliveredFile,
  type Delivery,
  deliveryOf,
  type Format,
  type Kind,
  type Layout,
  linesUpTo,
  writeDelivery,
} from '../../support/deliveries.ts';
import { defaultSettings, withPlatform } from '../../support/laptop.ts';
import { folderForSuite, tempFolder } from '../../support/temp-folder.ts';
import { withoutRules } from '../../support/without-rules.ts';

const kinds: readonly Kind[] = ['cur2', 'legacy', 'focus'];
const formats: readonly Format[] = ['csv', 'csv.gz', 'parquet'];
const layouts: readonly Layout[] = ['manifests', 'folders', 'flat'];
const newDay = parseBillingDay('2026-11-10');
/** Others in each run of the suite. DIGEST_TEST_DAMAGES asks for more at once. */
const runs = Number(process.env['DIGEST_TEST_DAMAGES'] ?? 160);
const suite = folderForSuite();

async function archive(bill: string, out: string, day: BillingDay): Promise<ArchivedWindow> {
  return withPlatform({ bill, out }, async (platform) => {
    const window = openWindow(day, 14);
    const { breakdown, archiving } = await readForArchive(
      platform,
      window,
      {
        ...defaultSettings,
        budgets: [],
      },
      withoutRules,
    );
    return archiveWindow(platform, window, breakdown, archiving);
  });
}

/** The damage that a person or a program may do to one of the files. */
type FailureKind = (delivery: Delivery, which: number, how: number) => Delivery;

const without = (delivery: Delivery, gone: (file: DeliveredFile) => boolean): Delivery => ({
  ...delivery,
  files: delivery.files.filter((file) => !gone(file)),
});
const changed = (
  delivery: Delivery,
  which: number,
  change: (file: DeliveredFile) => DeliveredFile,
): Delivery => ({
  ...delivery,
  files: delivery.files.map((file, index) =>
    index === which % delivery.files.length ? change(file) : file,
  ),
});
const fileAt = ({ files }: Delivery, which: number) => files[which % files.length] as DeliveredFile;

const problems: Readonly<Record<string, FailureKind>> = {
  drop: (delivery, which) => without(delivery, (file) => file === fileAt(delivery, which)),
  'drop a period': (delivery, which) =>
    without(delivery, ({ period }) => period === fileAt(delivery, which).period),
  'halve by lines': (delivery, which, how) =>
    changed(delivery, which, (file) => ({
      ...file,
      lines: file.lines.filter((_, index) => index % 2 === how % 2),
    })),
  'halve by its end': (delivery, which, how) =>
    changed(delivery, which, (file) => {
      const middle = Math.floor(file.lines.length / 2);
      return { ...file, lines: how % 2 ? file.lines.slice(middle) : file.lines.slice(0, middle) };
    }),
  double: (delivery, which, how) => {
    const file = fileAt(delivery, which);
    const names = [
      file.path.replace('bill-', 'copy-of-bill-'),
      file.path.replace(/bill-.*?\./, 'other.'),
      join('old', file.path),
      file.path.replace(/(bill-[^/]*)$/, '2026-11-09T06-00-00Z/$1'),
    ];
    const format = formats[(formats.indexOf(file.format) + how) % formats.length] as Format;
    const path = (names[how % names.length] ?? '').replace(
      /\.(csv\.gz|csv|parquet)$/,
      `.${format}`,
    );
    return { ...delivery, files: [...delivery.files, { ...file, format, path }] };
  },
  swap: (delivery, which, how) => {
    const [one, other] = [fileAt(delivery, which), fileAt(delivery, how)];
    const files = delivery.files.map((file) => {
      if (file === one) return { ...file, lines: other.lines };
      return file === other ? { ...file, lines: one.lines } : file;
    });
    return { ...delivery, files };
  },
  rename: (delivery, which, how) =>
    changed(delivery, which, (file) => ({
      ...file,
      path: file.path.replace(/bill-[^/]*?\./, `renamed-${how}.`),
    })),
  'rename a period': (delivery, which) => {
    const { period } = fileAt(delivery, which);
    const files = delivery.files.map((file) =>
      file.period === period ? { ...file, path: file.path.replace(period, '2026-12') } : file,
    );
    return { ...delivery, files };
  },
};

/** A case that a random run found: both files of a month contain only a part of its first day. */
const lateBeginning = {
  kind: 'cur2' as const,
  format: 'csv' as const,
  layout: 'folders' as const,
  damages: [0, 1].map((which) => ({ name: 'halve by its end', which, how: 1 })),
};

/** Another: a file of a manifest was overwritten with a copy of the other one. */
const overwrittenFile = {
  kind: 'cur2' as const,
  format: 'csv.gz' as const,
  layout: 'manifests' as const,
  damages: [
    { name: 'double', which: 4, how: 1 },
    { name: 'swap', which: 1, how: 4 },
  ],
};

const truth = new Map<string, number>();
for (const { day, cost } of linesUpTo(newDay)) truth.set(day, (truth.get(day) ?? 0) + cost);

const seen = { refused: 0, kept: 0, right: 0 };
afterAll(() => {
  const { refused, kept, right } = seen;
  console.info(`damaged deliveries: ${refused} refused, ${kept} with days kept, ${right} harmless`);
});

describe('a damaged delivery', () => {
  beforeAll(async () => {
    for (const kind of kinds) {
      const lines = linesUpTo('2026-11-09');
      const delivery = deliveryOf(kind, { lines, format: 'csv', layout: 'folders' });
      const bill = writeDelivery(join(suite(), 'whole', kind), delivery);
      await archive(bill, join(suite(), 'out', kind), parseBillingDay('2026-11-09'));
    }
  });

  it('never makes a wrong archive without an error or a notice', async () => {
    const damage = fc.record({
      name: fc.constantFrom(...Object.keys(problems)),
      which: fc.nat(7),
      how: fc.nat(7),
    });
    const damaged = fc.record({
      kind: fc.constantFrom(...kinds),
      format: fc.constantFrom(...formats),
      layout: fc.constantFrom(...layouts),
      damages: fc.array(damage, { minLength: 1, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(damaged, async ({ kind, format, layout, damages }) => {
        const whole = deliveryOf(kind, { lines: linesUpTo(newDay), format, layout });
        const delivery = damages.reduce(
          (one, { name, which, how }) =>
            one.files.length === 0 ? one : (problems[name] as FailureKind)(one, which, how),
          whole,
        );
        await expectNothingSilentlyWrong(kind, delivery);
      }),
      { numRuns: runs, endOnFailure: true, examples: [[lateBeginning], [overwrittenFile]] },
    );
  }, 1_200_000);
});

async function expectNothingSilentlyWrong(kind: Kind, delivery: Delivery): Promise<void> {
  const folder = tempFolder();
  const out = join(folder, 'out');
  cpSync(join(suite(), 'out', kind), out, { recursive: true });
  const bill = writeDelivery(join(folder, 'bill'), delivery);
  const result = await archive(bill, out, newDay).catch((error: unknown) => error as Error);
  if (result instanceof Error) expect(result, result.message).toBeInstanceOf(InputError);
  const store = new DirectoryStore(out);
  for (const [day, cost] of truth) {
    const rows = await readDay(store, parseBillingDay(day)).catch(() => undefined);
    if (day < newDay) expect(rows, `${day} is archived`).toBeDefined();
    if (rows === undefined) continue;
    const total = rows.dailyCost.reduce((sum, one) => sum + one, 0);
    const isDoubtful =
      !(result instanceof Error) &&
      result.days.some((one) => one.day.day === day && one.isUnconfirmed);
    if (!isDoubtful) expect(total, day).toBeCloseTo(cost, 9);
  }
  if (result instanceof Error) seen.refused++;
  else if (result.kept.length > 0) seen.kept++;
  else seen.right++;
}
