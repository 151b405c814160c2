/**
 * Money for reading, from decimal text: rounded once, here, by Intl on the exact decimal. Negative amounts have U+2212.
 */

/** Decimal text, as the API answers it. */
export type Amount = string;

const formats = new Map<string, Intl.NumberFormat>();

/** '$1,284,489.71'; without a symbol if the currency is not known. */
export function moneyText(amount: Amount, currency: string | null): string {
  return written(amount, currency, {});
}

/** '$1,284,490'; with cents below 1,000, where they matter. */
export function roundedMoney(amount: Amount, currency: string | null): string {
  return Math.abs(Number(amount)) < 1000
    ? moneyText(amount, currency)
    : written(amount, currency, { maximumFractionDigits: 0, minimumFractionDigits: 0 });
}

/** Every digit, with thousands separated: '11,169.002167853'. */
export function allDigits(amount: Amount): string {
  return written(amount, null, { minimumFractionDigits: 0, maximumFractionDigits: 20 });
}

/** For the axis of a chart: '$20K'. */
export function axisMoney(value: number, currency: string | null): string {
  const options = {
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  } as const;
  return written(String(value), currency, options);
}

function written(
  amount: Amount,
  currency: string | null,
  options: Intl.NumberFormatOptions,
): string {
  const key = `${currency}${JSON.stringify(options)}`;
  const format = formats.get(key) ?? formatOf(currency, options);
  formats.set(key, format);
  return format.format(amount as Intl.StringNumericLiteral).replace('-', '−');
}

function formatOf(currency: string | null, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const style: Intl.NumberFormatOptions =
    currency === null
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { style: 'currency', currency };
  return new Intl.NumberFormat('en-US', { ...style, signDisplay: 'negative', ...options });
}
