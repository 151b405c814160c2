/** The cost of a scan at Athena's list price. It measures a query's size on every platform. */

/** Athena's list price in most regions, in USD per 10^12 bytes. */
export const listPricePerTerabyte = 5;

/**
 * What Athena charges for a query, in USD. Athena rounds up to megabytes and charges at least ten.
 * https://aws.amazon.com/athena/pricing/
 */
export function scanCost(bytes: number, usdPerTerabyte: number): number {
  const megabytes = Math.max(10, Math.ceil(bytes / 1e6));
  return (megabytes * usdPerTerabyte) / 1e6;
}
