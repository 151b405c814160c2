/** The executives' page on a laptop: the same figures as the digest, in the bucket before the mail. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../functions/dashboard-snapshot/read-executive-figures.ts';
import type { OuFigures } from '../../src/domain/figures/figures.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import type { PageRoute } from '../../src/ports/executive-page-route.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { withPlatform } from '../support/laptop.ts';
import { watched } from '../support/side-effects.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { day, digestLeft, firedBy, runSnapshot, settings } from './morning.ts';

const suite = folderForSuite();
const newOut = () => join(suite(), randomUUID());

interface RecordedRun {
  readonly steps: readonly { readonly name: string; readonly facts: StepFacts }[];
}

/** What the page knows of a unit. */
function executiveOu({ projectedRange: _, projectionNote: __, ...shown }: OuFigures) {
  return shown;
}

const pageIn = (out: string, name = `aws-costs-${day}.pdf`) => join(out, 'snapshots', day, name);

async function mailIn(out: string, name = `snapshot.${day}.executives`) {
  return simpleParser(readFileSync(join(out, 'outbox', `${name}.eml`)));
}

describe('the executives’ page', () => {
  it('shows the figures of the mail to FinOps', async () => {
    const out = newOut();
    const { figures } = await digestLeft(out);
    const bill = join(out, '..', 'bill.csv');
    const notes: StepFacts[] = [];
    const shown = await withPlatform({ bill, out }, (platform) =>
      readFigures(platform, { requestedDay: day, reportDay: day }, settings, (note) => {
        notes.push(note);
      }),
    );
    const { requestedDay, reportDay, costMetric, currency, total } = figures;
    const ous = [expect.objectContaining(executiveOu(figures.ous[0] as OuFigures))];
    expect(shown).toMatchObject({ requestedDay, reportDay, costMetric, currency, total, ous });
    expect(
      shown.months.slice(-3).map(({ cost, archivedDays, days }) => [cost, archivedDays, days]),
    ).toEqual([
      [0, 0, 30],
      [1240, 31, 31],
      [120, 3, 3],
    ]);
    expect(shown.total.projected).not.toBeNull();
    expect(shown.total.budget).toBe(1000);
    expect(notes).toEqual([{ monthEnd: 'published forecast' }]);
  });

  it.each([
    ['is not there', (file: string) => rmSync(file), /there is no forecast of 2026-11-03/],
    [
      'is damaged',
      (file: string) => writeFileSync(file, 'PAR1'),
      /the forecast of 2026-11-03 is not readable Parquet/,
    ],
  ])(
    'says that the month end is unknown where the forecast %s, and the record says so',
    async (_, harm, why) => {
      const out = newOut();
      await digestLeft(out);
      harm(join(out, objectKey(ouForecastTable, day)));
      const route = () => ({ kind: 'rendered', print: null }) as const;
      const { delivery, recordKey } = await runSnapshot({ out, route });
      expect(delivery.outcome).toBe('sent');
      const html = readFileSync(pageIn(out, `aws-costs-${day}.html`), 'utf8');
      expect(html).toContain('How November will end is unknown');
      const { steps } = JSON.parse(readFileSync(join(out, recordKey), 'utf8')) as RecordedRun;
      expect(steps.find(({ name }) => name === 'figures')?.facts).toEqual({
        monthEnd: 'unknown',
        reason: expect.stringMatching(why),
      });
    },
  );

  it('is stored, then mailed with its headline in the body', async () => {
    const out = newOut();
    await digestLeft(out);
    const effects: string[] = [];
    const before = (name: string) => {
      effects.push(name);
    };
    const { delivery, pageKey } = await runSnapshot({
      out,
      change: (platform) => watched(platform, { before }),
    });
    expect(delivery).toMatchObject({ outcome: 'sent' });
    expect(pageKey).toBe(`snapshots/${day}/aws-costs-${day}.pdf`);
    const stored = effects.indexOf(`put ${pageKey}`);
    expect(stored).toBeGreaterThan(-1);
    expect(effects.indexOf('send')).toBeGreaterThan(stored);
    const mail = await mailIn(out);
    expect(mail.subject).toMatch(
      /^AWS costs Tue 3 Nov: \$40.*; November is heading for \$1,200, \$200 over budget$/,
    );
    expect(mail.text).toMatch(/Month to date +\$120\.00/);
    expect(mail.html).toContain('Month to date');
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      [`aws-costs-${day}.pdf`, 'application/pdf'],
    ]);
    expect(mail.attachments[0]?.content.equals(readFileSync(pageIn(out)))).toBe(true);
    expect(mail.to).toMatchObject({ text: 'chief@example.com' });
  });

  it('says so when its month end is not that of the mail: forecast or archive are of another run', async () => {
    const out = newOut();
    const { figures } = await digestLeft(out);
    const file = join(out, 'receipts', day, 'finops.json');
    const receipt = JSON.parse(readFileSync(file, 'utf8'));
    expect(receipt.told.monthEnd).toBe(figures.total.projected);
    const told = { ...receipt.told, monthEnd: 1300 };
    writeFileSync(file, JSON.stringify({ ...receipt, told }));
    const route = () => ({ kind: 'rendered', print: null }) as const;
    await runSnapshot({ out, route });
    const notice =
      'The month end is not that of the daily mail, which has $1,300: forecast or costs are those of another run.';
    expect(readFileSync(pageIn(out, `aws-costs-${day}.html`), 'utf8')).toContain(notice);
    expect((await mailIn(out)).text?.replaceAll('\n', ' ')).toContain(notice);
  });

  it('links to the web dashboard when its address is set', async () => {
    const out = newOut();
    await digestLeft(out);
    await runSnapshot({ out, settings: { dashboardUrl: 'https://costs.example.com' } });
    const { html, text } = await mailIn(out);
    expect(html).toContain('href="https://costs.example.com/overview"');
    expect(text).toContain('https://costs.example.com/overview');
  });

  it('is attached as HTML when there is no printer', async () => {
    const out = newOut();
    await digestLeft(out);
    const route = () => ({ kind: 'rendered', print: null }) as const;
    await runSnapshot({ out, route });
    const html = readFileSync(pageIn(out, `aws-costs-${day}.html`), 'utf8');
    expect(html).toMatch(/^<!doctype html>/);
    const [attached] = (await mailIn(out)).attachments;
    expect(attached?.contentType).toBe('text/html');
    expect(attached?.content.toString()).toBe(html);
  });

  it('is linked when it is too large for a mail', async () => {
    const out = newOut();
    await digestLeft(out);
    const large = Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(6_000_000)]);
    await runSnapshot({ out, route: () => ({ kind: 'rendered', print: async () => large }) });
    const mail = await mailIn(out);
    expect(mail.attachments).toEqual([]);
    expect(mail.text).toContain(pageIn(out));
  });

  it('reports the same earlier day as the digest', async () => {
    const out = newOut();
    const bill = writeBill(join(suite(), 'late.csv'), steadyLines('2026-10-01', '2026-11-02'));
    await digestLeft(out, { bill });
    const { pageKey } = await runSnapshot({ out });
    expect(pageKey).toBe(`snapshots/${day}/aws-costs-2026-11-02.pdf`);
    const { text } = await mailIn(out);
    expect(text).toMatch(/not delivered all costs of Tuesday 3 November yet; this is Monday 2/);
  });

  it('is made and mailed a second time only when requested', async () => {
    const out = newOut();
    await digestLeft(out);
    await runSnapshot({ out });
    const print = () => Promise.reject(new Error('printed again'));
    const route = () => ({ kind: 'rendered', print }) as const;
    const again = await runSnapshot({ out, route, request: { runId: 'run-2' } });
    expect(again).toMatchObject({ delivery: { outcome: 'already-sent' }, pageKey: null });
    await runSnapshot({ out, request: { runId: 'run-3', resend: true } });
    expect((await mailIn(out, `snapshot.${day}.executives.resend-1`)).attachments).toHaveLength(1);
  });

  it('is mailed only by QuickSight on the route of a schedule', async () => {
    const out = newOut();
    await digestLeft(out);
    const { delivery, pageKey } = await runSnapshot({ out, route: firedBy });
    expect([delivery.outcome, pageKey]).toEqual(['sent', null]);
    expect((await mailIn(out)).from).toMatchObject({ text: 'quicksight@example.com' });
    expect(existsSync(join(out, 'snapshots'))).toBe(false);
  });
});

describe('no page is mailed', () => {
  it('before the digest was sent', async () => {
    const out = newOut();
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => waits.push(milliseconds);
    await expect(runSnapshot({ out, request: { sleep } })).rejects.toThrow(
      /digest of 2026-11-03 was not sent within 30 s \(no run has begun to send it\)/,
    );
    expect(waits).toEqual([10_000, 10_000, 10_000]);
    expect(existsSync(join(out, 'outbox'))).toBe(false);
    const record = join(out, 'runs', day, 'dashboard-snapshot-run-1.json');
    expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({ outcome: 'failed' });
  });

  it('while the dashboard does not have the day, except for the rendered page', async () => {
    const out = newOut();
    await digestLeft(out);
    const completed = async () => {
      throw new Error('not ingested');
    };
    const copy = { completed };
    const draw = async () => '';
    await expect(runSnapshot({ out, route: () => ({ kind: 'job', copy, draw }) })).rejects.toThrow(
      'not ingested',
    );
    expect(existsSync(join(out, 'outbox', `snapshot.${day}.executives.eml`))).toBe(false);
    expect((await runSnapshot({ out })).delivery.outcome).toBe('sent');
  });

  it.each([
    ['the object that QuickSight names is missing', null, /nothing is there/],
    ['the drawn page is not a PDF', Buffer.from('PK zipped'), /is not a PDF/],
  ])('where %s', async (_, body, message) => {
    const out = newOut();
    await digestLeft(out);
    const key = 'snapshots/page.pdf';
    const route = ({ store }: LocalPlatform): PageRoute => ({
      kind: 'job',
      copy: { completed: async () => null },
      draw: async () => {
        if (body !== null) await store.put(key, body);
        return key;
      },
    });
    await expect(runSnapshot({ out, route })).rejects.toThrow(message);
    expect(existsSync(join(out, 'outbox', `snapshot.${day}.executives.eml`))).toBe(false);
  });
});

it('the digest’s run determines the awaited ingestion, unless an operator names another', async () => {
  const out = tempFolder();
  await digestLeft(join(out, 'out'));
  const asked: unknown[] = [];
  const copy = {
    completed: async (...question: unknown[]) => {
      asked.push(question);
      throw new Error('asked');
    },
  };
  const route = () => ({ kind: 'schedule', copy, fire: async () => '' }) as const;
  for (const ingestionId of [undefined, 'by-hand']) {
    const run = runSnapshot({ out: join(out, 'out'), route, request: { ingestionId } });
    await expect(run).rejects.toThrow('asked');
  }
  expect(asked).toEqual([
    [{ runId: 'digest-run', ingestionId: undefined }, 30],
    [{ runId: 'digest-run', ingestionId: 'by-hand' }, 30],
  ]);
});
