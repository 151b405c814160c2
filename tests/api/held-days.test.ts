/** Days that are older than the bill are said, whichever month they are in. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { archiveBill, serveArchive } from './served-archive.ts';

it('a day of an earlier month that was held makes the archive differ from the bill', async () => {
  const folder = tempFolder();
  const bill = join(folder, 'bill.csv');
  const lines = steadyLines('2026-10-25', '2026-11-02', 1, 40);
  const accounts = ['2026-01-01,012345678901,one,Root/Shop'];
  const given = { bill: writeBill(bill, lines), accounts, date: '2026-11-02' };
  const out = await archiveBill(folder, given);
  // The next delivery has lost almost all lines of 28 October.
  writeBill(
    bill,
    lines.filter(({ day }, at) => day !== '2026-10-28' || at % 4 === 0),
  );
  await archiveBill(folder, given);
  const served = await serveArchive(out);
  try {
    const status = (await (await served.ask('/v1/status')).json()) as {
      readonly reconciled: boolean;
      readonly data: { readonly heldDays: readonly string[]; readonly costMetric: string };
    };
    expect(status.data.heldDays).toEqual(['2026-10-28']);
    expect(status.reconciled).toBe(false);
    expect(status.data.costMetric).toBe('unblended');
  } finally {
    served.archive.close();
  }
});
