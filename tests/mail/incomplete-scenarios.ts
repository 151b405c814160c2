/** Days and months of which the bill or the archive has only a part. */
import { daysFromTo, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures, OuFigures, TotalFigures } from '../../src/domain/figures/figures.ts';
import { figuresWith, totalOf, unitFigures } from './figures-fixture.ts';

const thursday = parseBillingDay('2026-11-19');
const friday = parseBillingDay('2026-11-20');

/** The requested day has 15 hours: the day before is reported. */
function hoursMissing(): Figures {
  return figuresWith({
    requestedDay: friday,
    reportDay: thursday,
    data: { state: 'incomplete', lines: 30_131, usualLines: 48_210, hours: 15 },
    trust: { latestUsageAt: '2026-11-20T14:00:00Z' },
  });
}

/** The bill has nothing but 15 hours of one day. */
function partialDay(): Figures {
  const ous = figuresWith().ous.map(({ ou, cost, projected, budget }) =>
    withGaps(unitFigures([ou, cost, null, null, cost, projected, budget])),
  );
  return figuresWith({
    ous,
    total: withGaps(totalOf(ous)),
    data: { state: 'partial', hours: 15 },
    movers: { against: 'nothing', rows: [] },
    anomalies: { state: 'incomplete', rows: [] },
    missingDays: daysFromTo(parseBillingDay('2026-11-01'), thursday),
    trust: { restatedDays: [], lastMail: null, latestUsageAt: '2026-11-20T14:00:00Z' },
  });
}

/** As the figures of a month with missing days: a cost within its budget is no result. */
function withGaps<T extends OuFigures | TotalFigures>(figures: T): T {
  return figures.light === 'red' ? figures : { ...figures, light: 'grey' };
}

/** Days of the month are not archived. */
function missingDays(): Figures {
  const missing = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-09'].map(parseBillingDay);
  const { ous, total } = figuresWith();
  return figuresWith({ missingDays: missing, ous: ous.map(withGaps), total: withGaps(total) });
}

export const incompleteScenarios = {
  'hours-missing': hoursMissing,
  'partial-day': partialDay,
  'missing-days': missingDays,
};
