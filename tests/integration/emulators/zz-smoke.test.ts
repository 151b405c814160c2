/** Throwaway. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parseAccounts } from '../../../functions/account-directory/accounts-csv.ts';
import { dailyDigest } from '../../../functions/daily-digest/daily-digest.ts';
import { parseBillingDay } from '../../../functions/domain/billing-day.ts';
import { openAwsPlatform } from '../../../functions/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../../functions/platform/aws/aws-settings.ts';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { startWireAws } from '../../support/aws/wire-aws.ts';
import { defaultSettings } from '../../support/laptop.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test.each([['cur2','cur2'],['legacy','legacy-parquet'],['focus','focus']] as const)('smoke %s', async (source, format) => {
  const folder = tempFolder();
  const bill = await generateBill({ out: join(folder, 'bill'), from: parseBillingDay('2026-10-28'), to: parseBillingDay('2026-11-20'), asOf: parseBillingDay('2026-11-21'), formats: [format], size: 60, hostile: true });
  const wire = await startWireAws({ source });
  for (const [name, value] of Object.entries(wire.environment)) vi.stubEnv(name, value);
  try {
    await wire.deliverBill(bill.trees[format]!);
    await wire.putAccounts(parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts));
    const platform = await openAwsPlatform(readAwsSettings(process.env));
    for (const run of ['a', 'b']) {
      const t = performance.now();
      const outcome = await dailyDigest(platform, defaultSettings, { day: parseBillingDay('2026-11-20'), runId: `run-${run}`, resend: false }).catch((e) => { console.log(e); throw e; });
      console.log('RUN', run, Math.round(performance.now() - t), wire.athena.queries().map((q) => q.sql.length + q.state), wire.proxy.requests().length, (await wire.sentMail()).length, JSON.stringify(outcome).slice(0, 200));
    }
    const t = performance.now(); await wire.reset(); console.log('RESET', Math.round(performance.now()-t));
    expect((await wire.sentMail()).length).toBe(0);
  } finally { await wire.stop(); vi.unstubAllEnvs(); }
});
