/** The mail to a team's owner names the days that its month is without, as the daily mail does. */
import { expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { teamPart } from '../../../src/domain/figures/team-part.ts';
import { composeTeamMail } from '../../../src/mail/teams/compose-team-mail.ts';
import { allocationWith, digestAllocation } from '../teams-fixture.ts';

function textOf(missingDays: readonly string[]): string {
  const figures = allocationWith({ missingDays: missingDays.map(parseBillingDay) });
  const part = teamPart(digestAllocation({ figures }), 'team/retail');
  if (part === null) throw new Error('the fixture has no team retail');
  return composeTeamMail(part).text.replace(/\s+/g, ' ');
}

it('beside the month to date, and by name', () => {
  const text = textOf(['2026-11-03', '2026-11-04']);
  expect(text).toContain('day 20 of 30, 2 days missing');
  expect(text).toContain(
    'Month to date and month end are without two days (3 and 4 November), which are not in the archive.',
  );
});

it('says nothing if no day is missing', () => {
  expect(textOf([])).not.toMatch(/missing|without two/);
});
