/**
 * Files of the out folder that a full disk or a person damaged: the error message, and that its advice
 * works.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { preparedFolder } from '../support/prepared-folder.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

function workshop(folder = tempFolder()) {
  const out = join(folder, 'out');
  const run = (day: string, ...more: readonly string[]) =>
    commandLine(['run', '--bill', join(folder, 'bill.csv'), '--date', day, '--out', out, ...more]);
  const bill = (from: string, to: string) =>
    writeBill(join(folder, 'bill.csv'), steadyLines(from, to));
  return { out, run, bill };
}

const november = ['2026-11-01', '2026-11-20'] as const;

/** With the archive of two months, one of which is no longer in the bill. */
const twoMonths = preparedFolder(async (folder) => {
  const { run, bill } = workshop(folder);
  bill('2026-10-01', '2026-10-31');
  await run('2026-10-31', '--restatement-days', '31');
  bill(...november);
  await run('2026-11-20', '--restatement-days', '0');
});
const oneMonth = preparedFolder(async (folder) => {
  const { run, bill } = workshop(folder);
  bill(...november);
  await run('2026-11-20');
});

describe('a damaged catalog', () => {
  it.each(['', '{"partitions": [{"day"'])(
    'is named, and deleting it restores every day, also days that the bill no longer has: %j',
    async (text) => {
      const { out, run } = workshop(await twoMonths());
      const file = join(out, 'catalog/ou_breakdown.json');
      const before = JSON.parse(readFileSync(file, 'utf8')).partitions;
      expect(before).toHaveLength(51);
      writeFileSync(file, text);
      const refused = await run('2026-11-20', '--restatement-days', '0');
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toMatch(
        /ou_breakdown\.json is damaged \(.+\); delete it and run again/,
      );
      expect(readFileSync(file, 'utf8')).toBe(text);
      rmSync(file);
      expect(await run('2026-11-20', '--restatement-days', '0')).toMatchObject({ code: 0 });
      expect(JSON.parse(readFileSync(file, 'utf8')).partitions).toEqual(before);
    },
  );
});

describe('a damaged state of a billing period', () => {
  it.each(['', '{"period": "2026', '[1, 2]', '{"days": 1}'])(
    'is rejected in one sentence that names it, and deleting it helps: %j',
    async (text) => {
      const { out, run } = workshop(await oneMonth());
      const file = join(out, 'archive-state/ou_breakdown/2026-11.json');
      writeFileSync(file, text);
      const refused = await run('2026-11-20');
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toMatch(
        /^finops-digest: .*2026-11\.json is damaged \(\w.+\), .* or delete it; .*\n$/m,
      );
      expect(refused.stderr).not.toMatch(/[{[\]]/);
      rmSync(file);
      expect(await run('2026-11-20')).toMatchObject({ code: 0 });
    },
  );
});

describe('a damaged receipt', () => {
  it('of an earlier mail does not stop a mail, and the run record says that it was ignored', async () => {
    const { out, run, bill } = workshop();
    bill('2026-11-01', '2026-11-20');
    await run('2026-11-19');
    writeFileSync(join(out, 'receipts/2026-11-19/finops.json'), '');
    const { code, stdout } = await run('2026-11-20', '--json');
    expect(code).toBe(0);
    const { record, delivery } = JSON.parse(stdout);
    expect(delivery.outcome).toBe('sent');
    expect(readFileSync(record, 'utf8')).toContain('receipts/2026-11-19/finops.json');
  });

  it('of the mail itself stops it, and --resend sends it', async () => {
    const { out, run, bill } = workshop();
    bill('2026-11-01', '2026-11-20');
    await run('2026-11-20');
    const file = join(out, 'receipts/2026-11-20/finops.json');
    writeFileSync(file, readFileSync(file).subarray(0, 40));
    const { code, stderr } = await run('2026-11-20');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /The receipt receipts\/2026-11-20\/finops\.json .* run again with --resend/,
    );
    expect(await run('2026-11-20', '--resend')).toMatchObject({ code: 0 });
    expect((await run('2026-11-20')).stdout).toContain('not sent again');
  });
});
