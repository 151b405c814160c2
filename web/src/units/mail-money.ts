/** The mail's formatter of amounts. */
import { type Money, moneyIn } from '../../../src/mail/words/money-words.ts';

/** ISO 4217's code for no currency. */
const noCurrency = 'XXX';

export function mailMoney(currency: string | null): Money {
  return moneyIn(currency ?? noCurrency);
}
