/**
 * The digest's cost in a month at list prices, computed from its usage. Pure arithmetic: prices and their
 * sources are in one table; sizes are assumptions that users replace by their own.
 */

/** USD, us-east-1, without free tiers and discounts, Lambda on arm64, as of November 2026. */
export const listPrices = {
  lambdaGigabyteSecond: { usd: 0.0000133334, source: 'https://aws.amazon.com/lambda/pricing/' },
  lambdaRequest: { usd: 0.2e-6, source: 'https://aws.amazon.com/lambda/pricing/' },
  athenaTerabyte: { usd: 5, source: 'https://aws.amazon.com/athena/pricing/' },
  s3GigabyteMonth: { usd: 0.023, source: 'https://aws.amazon.com/s3/pricing/' },
  s3Put: { usd: 0.005 / 1000, source: 'https://aws.amazon.com/s3/pricing/' },
  s3Get: { usd: 0.0004 / 1000, source: 'https://aws.amazon.com/s3/pricing/' },
  sesMessage: { usd: 0.1 / 1000, source: 'https://aws.amazon.com/ses/pricing/' },
  sesAttachedGigabyte: { usd: 0.12, source: 'https://aws.amazon.com/ses/pricing/' },
  quickSightAuthor: { usd: 24, source: 'https://aws.amazon.com/quicksight/pricing/' },
  quickSightReader: { usd: 3, source: 'https://aws.amazon.com/quicksight/pricing/' },
  spiceGigabyte: { usd: 0.38, source: 'https://aws.amazon.com/quicksight/pricing/' },
} as const;

/** An organization of some size, in one month. */
export interface Organization {
  readonly name: string;
  readonly accounts: number;
  /** Lines of a month's bill. */
  readonly lines: number;
  /** Services per account and day: each is a row of the archive. */
  readonly services: number;
  /** Mails per day: the organization's, and each owner's. */
  readonly mails: number;
  /** Duration of one daily run, including the wait for queries. */
  readonly lambdaSeconds: number;
  readonly authors: number;
  readonly readers: number;
}

/** Measured bytes. */
export interface MeasuredBytes {
  /** Bytes of the columns that the breakdown reads, per line of the bill. */
  readonly scannedPerLine: number;
  /** Parquet bytes per row of the archive. */
  readonly archivedPerRow: number;
  /** CSV bytes per row of the archive. */
  readonly attachedPerRow: number;
}

export interface MonthlyDollars {
  readonly lambda: number;
  readonly athena: number;
  readonly s3: number;
  readonly ses: number;
  readonly quickSight: number;
}

const days = 30;
/**
 * Number of runs per month in which the previous month's bill is read as well, because it may still change.
 */
const restatementDays = 14;
/** Queries per run that read the archive or the directory: Athena charges at least 10 MB for each. */
const smallQueries = 8;
const smallestScan = 10e6;
const lambdaGigabytes = 1;
const archivedMonths = 24;
/** Bytes of `cost_allocation` for each byte of `ou_breakdown`, measured on the bill of 10 million lines. */
const allocationShare = 9;
/** Object requests per run in addition to those for its days. */
const requestsPerRun = 60;
/** Maximum attachment of a mail; larger CSVs are linked. */
const maxAttachedBytes = 7e6;
/** SES charges an attachment in base64, which turns three bytes into four. */
const encoded = 4 / 3;
/**
 * Rows of the dashboard's data set of teams, for each row of the archive: an OU has the accounts of one row
 * each, but several targets and environments. An assumption: six of them in an OU of ten accounts.
 */
const teamRowShare = 0.6;
/**
 * Bytes of such a row in SPICE: 8 for each of five numbers and dates, 8 and the text for each of seven texts.
 * https://docs.aws.amazon.com/quicksight/latest/user/managing-spice-capacity.html
 */
const teamRowBytes = 200;

/**
 * How often per month the columns of a complete month are read: on average half of the current one, and all
 * of the previous one.
 */
export const monthScans = days * 0.5 + restatementDays;

/** USD by service. QuickSight is optional: without a dashboard it costs nothing. */
export function monthlyDollars(org: Organization, bytes: MeasuredBytes): MonthlyDollars {
  const price = listPrices;
  const rows = org.accounts * org.services;
  const scanned =
    monthScans * org.lines * bytes.scannedPerLine + days * smallQueries * smallestScan;
  const archivedPerRow = bytes.archivedPerRow * (1 + allocationShare);
  const stored = (rows * days * archivedMonths * archivedPerRow) / 1e9;
  const csv = Math.min(rows * bytes.attachedPerRow, maxAttachedBytes);
  const attached = csv * encoded * days * org.mails;
  const spiceRow = bytes.attachedPerRow + teamRowShare * teamRowBytes;
  const spice = (rows * days * archivedMonths * spiceRow) / 1e9;
  return {
    lambda:
      days * org.lambdaSeconds * lambdaGigabytes * price.lambdaGigabyteSecond.usd +
      2 * days * price.lambdaRequest.usd,
    athena: (scanned / 1e12) * price.athenaTerabyte.usd,
    s3:
      stored * price.s3GigabyteMonth.usd +
      days * requestsPerRun * (price.s3Put.usd + price.s3Get.usd),
    ses: days * org.mails * price.sesMessage.usd + (attached / 1e9) * price.sesAttachedGigabyte.usd,
    quickSight:
      org.authors * price.quickSightAuthor.usd +
      org.readers * price.quickSightReader.usd +
      spice * price.spiceGigabyte.usd,
  };
}
