/**
 * Composes and builds a digest's mail for a number of OUs repeatedly in one process: prints the median
 * milliseconds, and the HTML's bytes. Arguments: the number of OUs and of measured mails.
 */
import { medianOf } from '../../../src/domain/arithmetic/median.ts';
import { buildMessage } from '../../../src/mail/digest/build-message.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { digestCsv } from '../../../src/mail/message/digest-csv.ts';
import { figuresWith, rowsOf, unitFigures } from '../../mail/figures-fixture.ts';

const [ous = 10, mails = 5] = process.argv.slice(2).map(Number);
const figures = figuresWith({
  ous: Array.from({ length: ous }, (_, at) => {
    const cost = 1000 + ((at * 7_919) % 5_000);
    const name = `Root/Workloads/Unit ${String(at).padStart(4, '0')}/Prod`;
    return unitFigures([name, cost, cost * 0.97, cost * 0.98, cost * 20, cost * 30, cost * 31]);
  }),
});
const csv = digestCsv(rowsOf(figures));
let html = 0;

async function mail(): Promise<number> {
  const started = performance.now();
  const composed = composeDigest(figures);
  const { requestedDay, reportDay } = figures;
  await buildMessage({
    mail: { ...composed, figures: { requestedDay, reportDay } },
    attachment: { kind: 'file', content: csv, isCompressed: false },
    from: 'FinOps <finops@example.com>',
    to: ['owner@example.com'],
    audience: 'finops',
    date: new Date('2026-11-21T06:00:00Z'),
    attempt: 1,
  });
  html = Buffer.byteLength(composed.html);
  return performance.now() - started;
}

// The template compiles itself at the first mail, and a run of the digest waits for that.
const first = await mail();
const times: number[] = [];
for (let run = 0; run < mails; run++) times.push(await mail());
process.stdout.write(JSON.stringify({ first, median: medianOf(times), html }));
