/** The check of a mail's parts finds a part that was changed. */
import { expect, it } from 'vitest';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { figuresWith } from '../../mail/figures-fixture.ts';
import { scenarios } from '../../mail/scenarios.ts';
import { disagreements } from './disagreements.ts';

const figures = scenarios['over-budget']();
const mail = composeDigest(figures);

it('finds nothing in mails as they are', () => {
  expect(disagreements(mail, figures)).toEqual([]);
  const quiet = scenarios['quiet-day']();
  expect(disagreements(composeDigest(quiet), quiet)).toEqual([]);
});

it('finds a subject that counts other OUs', () => {
  const subject = mail.subject.replace(/\d+ OUs?/, '9 OUs');
  expect(subject).not.toBe(mail.subject);
  expect(disagreements({ ...mail, subject }, figures)).toHaveLength(1);
});

it('finds a subject without the OUs that the answer names', () => {
  const subject = 'AWS costs Fri 20 Nov: $1.00, none over budget';
  expect(disagreements({ ...mail, subject }, figures)).toContain(
    'the subject says that none is over budget, and the answer that one is or will be',
  );
});

it('finds a light that only the plain text has', () => {
  const html = mail.html.replaceAll(/On(&nbsp;|\u00a0)track/g, 'Fine');
  expect(disagreements({ ...mail, html }, figures)).toContain(
    'HTML and plain text have different lights',
  );
});

it('finds a total that changed without a reason', () => {
  const calm = figuresWith({ movers: { rows: [] }, anomalies: { state: 'checked', rows: [] } });
  const { text, ...rest } = composeDigest(calm);
  const silent = text.replace(/The ▲ [^.]*consists\s+of\s+earlier\s+or\s+smaller\s+changes\./g, '');
  expect(disagreements({ ...rest, text: silent }, calm)).toContain(
    'nothing changed, but the total did and nobody says why',
  );
});

it('finds a projection on the last day', () => {
  const sentences = disagreements(mail, { ...figures, reportDay: '2026-11-30' as never });
  expect(sentences).toContain('the month is over, and something is still projected');
});
