/** What AWS recommends for a resource, as the pages say it. */
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { recommendationWords } from '../../../src/mail/words/recommendation-words.ts';
import { safeName } from '../../../src/mail/words/safe-name.ts';
import type { IdleRow } from '../api/answers.ts';
import { shortDay } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';

/** The currency is AWS's word: it may be another one than the archive's, and may be none. */
export function awsAmount(amount: string | null, currency: string): string | null {
  if (amount === null) return null;
  return /^[A-Z]{3}$/.test(currency)
    ? moneyText(amount, currency)
    : `${moneyText(amount, null)} ${safeName(currency, 8)}`;
}

/** 'AWS says: stop it, to save $50.00 a month (Fri 20 Nov).'; null where AWS recommends nothing. */
export function awsWords(row: IdleRow): string | null {
  const { x_AwsAction: action, x_AwsExportDate: day } = row;
  if (action === null || day === null) return null;
  return recommendationWords(
    { action, recommendedResource: row.x_AwsRecommendedResource ?? '' },
    {
      saving: awsAmount(row.x_AwsMonthlySavings, row.x_AwsCurrency ?? ''),
      day: shortDay(parseBillingDay(day)),
    },
  );
}
