/** An amount; quiet where it is zero, so that what is not zero is seen. */
import { signOf } from '../words/decimal.ts';
import { moneyText } from '../words/money-text.ts';

interface QuietMoneyProps {
  readonly amount: string;
  readonly currency: string | null;
}

export function QuietMoney({ amount, currency }: QuietMoneyProps) {
  const text = moneyText(amount, currency);
  return signOf(amount) === 0 ? <span className="quiet">{text}</span> : text;
}
