/** How the month end of a mail was made: projected, or, on the last day, the sum of the month's days. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { MonthFigures } from '../../domain/figures/month-figures.ts';
import { isMonthOver } from './budget-state.ts';
import { projectionSentence, projectionWords } from './projection-words.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

type ProjectedMonth = Pick<MonthFigures, 'projected' | 'projectedRange' | 'projectionNote'>;

const sumOfAllDays = 'The sum of the month’s days; nothing is projected on its last day.';

/** 'Projection', or 'Month end' on the last day. */
export function monthEndLead(reportDay: BillingDay): string {
  return isMonthOver(reportDay) ? 'Month end' : 'Projection';
}

/** For one month: of a team, or on the executives' page. */
export function monthEndWords(reportDay: BillingDay, month: ProjectedMonth): string {
  return isMonthOver(reportDay) ? sumOfAllDays : projectionWords(month);
}

/** For the organization, with the OUs that have no projection. */
export function monthEndSentence(figures: Figures): Sentence {
  if (isMonthOver(figures.reportDay)) return sentenceOf`${sumOfAllDays}`;
  return projectionSentence(figures);
}
