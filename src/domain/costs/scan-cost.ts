/** What a scan costs by Athena's price list: the measure of a query's size, wherever it runs. */

/** Athena's list price in most regions, in USD per 10^12 bytes. */
export const listPricePerTerabyte = 5;

/**
 * What Athena charges for a query, in USD: whole megabytes, and ten at least.
 * https://aws.amazon.com/athena/pricing/
 */
export function scanCost(bytes: number, usdPerTerabyte: number): number {
  const megabytes = Math.max(10, Math.ceil(bytes / 1e6));
  return (megabytes * usdPerTerabyte) / 1e6;
}
