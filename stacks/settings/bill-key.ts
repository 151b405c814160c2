/**
 * Whether the key of the summaries encrypts the delivered bill too, and for whom it must then be: AWS
 * Billing writes to the export's bucket from outside the account.
 */

/** The settings that decide it. */
export interface DeliveredBill {
  readonly bill:
    | { readonly kind: 'existing' }
    | { readonly kind: 'export-cur2' | 'export-legacy'; readonly kms: boolean };
  readonly kms: boolean | string;
}

/** A bill that exists is encrypted as its owner chose. */
export function isBillUnderKey({ bill }: Pick<DeliveredBill, 'bill'>): boolean {
  return bill.kind !== 'existing' && bill.kms;
}

/** The service that delivers the export, as policies name it. */
export function billingService({ bill }: Pick<DeliveredBill, 'bill'>): string {
  const service = bill.kind === 'export-legacy' ? 'billingreports' : 'bcm-data-exports';
  return `${service}.amazonaws.com`;
}

/** The fault as `settings.ts` lists it: of AWS's own key for S3 nobody can say who may use it. */
export function billKeyProblems(settings: DeliveredBill): string[] {
  if (!isBillUnderKey(settings) || settings.kms !== false) return [];
  return [
    'bill.kms: given true, and kms is false; accepted: true where kms is true or the ARN of a key, ' +
      'which then encrypts the bill as well',
  ];
}
