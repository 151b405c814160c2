/** An archive whose days are of an earlier bill is not said to be equal to the bill, whatever made them older. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withFailingAllocation } from '../support/failing-allocation.ts';
import { account, runDigest } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { serveArchive } from './served-archive.ts';

interface Answer {
  readonly reconciled: boolean;
  readonly data: {
    readonly heldDays: readonly string[];
    readonly olderAllocations: readonly string[];
    readonly total?: { readonly cost: string };
  };
}

const day = '2026-11-05';
const span = 'from=2026-11-04&to=2026-11-04';

function workshop(cost: number) {
  const folder = tempFolder();
  const bill = (amount: number, payer = '000000000001') =>
    writeBill(
      join(folder, 'bill.csv'),
      steadyLines('2026-11-01', day, amount).map((line) => ({ ...line, payer })),
    );
  const files = {
    bill: bill(cost),
    out: join(folder, 'out'),
    accounts: [account('012345678901', 'Root/Prod')],
    day,
  };
  return { bill, files };
}

async function ask(out: string, path: string): Promise<Answer> {
  const served = await serveArchive(out);
  try {
    return (await (await served.ask(path)).json()) as Answer;
  } finally {
    served.archive.close();
  }
}

it('days whose allocation could not be archived with them are named until it is', async () => {
  const { bill, files } = workshop(10);
  await runDigest(files);
  expect((await ask(files.out, '/v1/status')).reconciled).toBe(true);
  bill(11);
  const run = runDigest({ ...files, resend: true, change: withFailingAllocation });
  await expect(run).rejects.toThrow('the engine gave up');
  const costs = await ask(files.out, `/v1/costs?${span}`);
  expect([costs.reconciled, costs.data.total?.cost]).toEqual([false, '40']);
  const { data } = await ask(files.out, '/v1/status');
  expect(data.heldDays).toEqual([]);
  expect(data.olderAllocations).toHaveLength(5);
  expect(data.olderAllocations).toContain(day);
  await runDigest({ ...files, resend: true });
  const healed = await ask(files.out, `/v1/costs?${span}`);
  expect([healed.reconciled, healed.data.total?.cost]).toEqual([true, '44']);
}, 60_000);

it('a day that has no allocation at all is none of them', async () => {
  const { files } = workshop(10);
  await runDigest({ ...files, day: '2026-11-04' });
  const run = runDigest({ ...files, change: withFailingAllocation });
  await expect(run).rejects.toThrow('the engine gave up');
  const { data } = await ask(files.out, '/v1/status');
  expect(data.olderAllocations).not.toContain(day);
}, 60_000);

it('days that are kept because the bill has another payer account are older than the bill', async () => {
  const { bill, files } = workshop(10);
  await runDigest(files);
  bill(11, '000000000002');
  const payer = { payer: '000000000002', from: '2026-11-03' as never };
  await runDigest({ ...files, resend: true, accept: { shrink: false, payer } });
  const { reconciled, data } = await ask(files.out, '/v1/status');
  expect(data).toMatchObject({ heldDays: ['2026-11-01', '2026-11-02'], olderAllocations: [] });
  expect(reconciled).toBe(false);
}, 60_000);
