/**
 * Whether the archive bucket's key also encrypts the delivered bill, and which service must be allowed
 * to use it: AWS Billing writes to the export's bucket from outside the account.
 */

/** The settings that decide this. */
export interface DeliveredBill {
  readonly bill:
    | { readonly kind: 'existing' }
    | { readonly kind: 'export-cur2' | 'export-legacy'; readonly kms: boolean };
  readonly kms: boolean | string;
}

/** False for an existing bill, because its owner chose the encryption. */
export function isBillUnderKey({ bill }: Pick<DeliveredBill, 'bill'>): boolean {
  return bill.kind !== 'existing' && bill.kms;
}

/** The service principal that delivers the export. */
export function billingService({ bill }: Pick<DeliveredBill, 'bill'>): string {
  const service = bill.kind === 'export-legacy' ? 'billingreports' : 'bcm-data-exports';
  return `${service}.amazonaws.com`;
}

/**
 * The problem as `settings.ts` lists it. AWS's own key for S3 is not possible, because its policy
 * cannot be changed.
 */
export function billKeyProblems(settings: DeliveredBill): string[] {
  if (!isBillUnderKey(settings) || settings.kms !== false) return [];
  return [
    'bill.kms: given true, but kms is false; accepted: true if kms is true or the ARN of a key, ' +
      'which then encrypts the bill as well',
  ];
}
