/** A team's statement as a mail, and the block of the organization's summary. */
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { composeSummary } from '../../../src/mail/period/summary-mail.ts';
import { buildStatementMessage } from '../../../src/mail/teams/build-statement-message.ts';
import { writtenTeamMail } from '../../../src/mail/teams/compose-team-mail.ts';
import { statementBlock } from '../../../src/mail/teams/statement-block.ts';
import { statementView } from '../../../src/mail/teams/statement-view.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';
import { hostileNames } from '../hostile-figures.ts';
import { frozenStatement } from '../statement-fixture.ts';
import { summaryScenarios } from '../summary-scenarios.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a team’s statement', () => {
  test('has own resources, shared cost, adjustment, and the way to the invoice', () => {
    const { subject, text } = writtenTeamMail(statementView(frozenStatement(), 'team/retail'));
    expect(subject).toBe('AWS statement of team retail, October 2026: $238,322.95, final');
    expect(text.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        'charged for October',
        'SavingsPlanCoveredUsage',
        '$114,310.90   own resources',
        '$24,012.05   part of shared cost',
      ]),
    );
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain(
      'Own cost of $214,310.90 is amortized; with +$12,044.10 of usage covered by Savings Plans it is $226,355.00 unblended, as on the invoice.',
    );
    expect(words).toContain('Final. All of October is on an invoice.');
    expect(words).toContain('is an adjustment in the statement of the next month');
    const media = writtenTeamMail(statementView(frozenStatement(), 'team/media')).text;
    expect(media).toMatch(/September\n +−\$120\.40 {3}changed since its statement/);
  });

  test('says that it is provisional', () => {
    const { subject, text } = writtenTeamMail(
      statementView(frozenStatement({ isProvisional: true }), 'team/retail'),
    );
    expect(subject).toMatch(/, provisional$/);
    expect(text).toContain('Provisional. Not all of October was on an invoice');
  });

  test('has nothing of other teams', async () => {
    const { raw } = await buildStatementMessage({
      closed: frozenStatement(),
      scope: 'team/retail',
      csv: 'own lines',
      audience: 'retail-0123456789-month',
      from: 'a@example.com',
      to: ['b@example.com'],
      date: new Date('2026-11-10T07:00:00Z'),
      attempt: 1,
    });
    const { text = '', html, attachments, messageId } = await simpleParser(Buffer.from(raw));
    const shown = `${text}${String(html).replace(/<style.*?<\/style>/gs, '')}`;
    for (const other of ['media', '94,784', '94,663', 'training', '41,200', 'unallocated', 's3://'])
      expect(shown.includes(other), other).toBe(false);
    expect(attachments.map(({ filename }) => filename)).toEqual(['statement-2026-10.csv']);
    expect(messageId).toContain('statement.2026-10.retail-0123456789-month');
  });

  test.each(hostileNames)('keeps a hostile name as text: %j', (name) => {
    const { lines } = frozenStatement().statement;
    const hostile = lines.map((line) => ({
      ...line,
      target: `team/${name}`,
      businessUnit: name,
      item: line.kind === 'adjustment' ? line.item : name,
    }));
    const closed = frozenStatement({ lines: hostile });
    const mail = writtenTeamMail(statementView(closed, `team/${name}`));
    expect(mail.html).not.toContain('<script>alert');
    expect(mail.subject).not.toMatch(/[\r\n\u202E]/);
    expect(composeSummary(summaryScenarios['month-final'](), 'file', closed).html).not.toContain(
      '<script>alert',
    );
  });
});

describe('the summary of a month', () => {
  test('has a row for each team, shared cost, unallocated cost and their sum', () => {
    const block = statementBlock(frozenStatement(), 386_000);
    expect(block.rows.map(({ name, cost, notes }) => [name, cost, ...notes])).toEqual([
      ['retail', '$238,322.95', '$24,012.05 of it shared'],
      ['media', '$94,663.82', '$9,880.20 of it shared', '−$120.40 for September'],
      ['training', '$240.50'],
      ['Unallocated', '$0.00'],
      ['Total', '$333,227.27'],
    ]);
    expect(spaced(sentenceText(block.lines[0] ?? []))).toContain(
      'the bill has $386,000.00, so +$591.77 is not explained',
    );
  });

  test('shows it in HTML and text, and is unchanged without it', () => {
    const figures = summaryScenarios['month-final']();
    const { html, text } = composeSummary(figures, 'file', frozenStatement());
    expect(text).toContain('What October costs each team');
    expect(html).toContain('What October costs each team');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Statements of teams. This statement');
    expect(composeSummary(figures).html).not.toContain('each team');
  });
});
