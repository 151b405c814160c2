/**
 * The web dashboard's cost in a month at list prices, computed from how many people use it. Pure arithmetic: what is not
 * measured is an assumption that users replace by their own.
 */
import { listPrices } from './monthly-dollars.ts';

/** USD, us-east-1, without free tiers except Cognito's, which has no end; as of November 2026. */
export const webPrices = {
  apiRequest: { usd: 1 / 1e6, source: 'https://aws.amazon.com/api-gateway/pricing/' },
  cloudFrontRequest: { usd: 0.01 / 10_000, source: 'https://aws.amazon.com/cloudfront/pricing/' },
  cloudFrontGigabyte: { usd: 0.085, source: 'https://aws.amazon.com/cloudfront/pricing/' },
  glueRequest: { usd: 1 / 1e6, source: 'https://aws.amazon.com/glue/pricing/' },
  logGigabyte: { usd: 0.5, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  alarm: { usd: 0.1, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  /** From the 10,001st user of a month on. */
  cognitoUser: { usd: 0.015, source: 'https://aws.amazon.com/cognito/pricing/' },
} as const;

/** An organization's dashboard, in one month. */
export interface DashboardUse {
  readonly name: string;
  readonly readers: number;
  /** Rows of `cost_allocation` a day. */
  readonly rowsPerDay: number;
}

export interface WebDollars {
  readonly hosting: number;
  readonly lambda: number;
  readonly athena: number;
  readonly storage: number;
  readonly cloudWatch: number;
}

const workdays = 22;
const days = 30;
/** A reader opens five pages a day; a page asks six times. */
const requestsPerReader = 5 * 6;
/** Files of the pages per reader and day, and all of them gzip; browsers keep them. */
const filesPerReader = 8;
const filesBytes = 300e3;
const answerBytes = 20e3;
/** Most answers are kept ones. */
const secondsPerRequest = 0.3;
const gigabytes = 1;
/** Questions that nobody asked since the day's digest; each reads two months of the archive. */
const newQuestionsPerDay = 60;
const daysPerQuestion = 60;
/** Measured on the sample's files: docs/cost.md. */
const bytesPerRow = 17;
const smallestScan = 10e6;
/** A page's requests find what the first one read about the archive. */
const requestsPerFacts = 3;
const listsPerFacts = 5;
const readsPerFacts = 30;
const loggedBytes = 1_500;
const alarms = 4;

export function webDollars({ readers, rowsPerDay }: DashboardUse): WebDollars {
  const requests = readers * workdays * requestsPerReader;
  const facts = requests / requestsPerFacts;
  const files = readers * workdays * filesPerReader;
  const sentGigabytes = (readers * workdays * filesBytes + requests * answerBytes) / 1e9;
  const questions = newQuestionsPerDay * days;
  const scan = Math.max(smallestScan, rowsPerDay * daysPerQuestion * bytesPerRow);
  const paidUsers = Math.max(0, readers - 10_000);
  return {
    hosting:
      requests * webPrices.apiRequest.usd +
      (requests + files) * webPrices.cloudFrontRequest.usd +
      sentGigabytes * webPrices.cloudFrontGigabyte.usd +
      paidUsers * webPrices.cognitoUser.usd,
    lambda:
      requests * secondsPerRequest * gigabytes * listPrices.lambdaGigabyteSecond.usd +
      requests * listPrices.lambdaRequest.usd,
    athena: ((questions * scan) / 1e12) * listPrices.athenaTerabyte.usd,
    storage:
      // Listing costs as much as writing.
      (facts * listsPerFacts + questions) * listPrices.s3Put.usd +
      facts * readsPerFacts * listPrices.s3Get.usd +
      facts * 2 * webPrices.glueRequest.usd,
    cloudWatch:
      alarms * webPrices.alarm.usd + ((requests * loggedBytes) / 1e9) * webPrices.logGigabyte.usd,
  };
}

/** The sizes of docs/cost.md. */
export const dashboards: readonly DashboardUse[] = [
  { name: '5 readers, 20 accounts', readers: 5, rowsPerDay: 2_000 },
  { name: '40 readers, 300 accounts', readers: 40, rowsPerDay: 30_000 },
  { name: '300 readers, 5,000 accounts', readers: 300, rowsPerDay: 500_000 },
];

/** A row of the page's table. */
export function webDollarsRow(use: DashboardUse): string {
  const { hosting, lambda, athena, storage, cloudWatch } = webDollars(use);
  const parts = [hosting, lambda, athena, storage, cloudWatch];
  const total = parts.reduce((sum, part) => sum + part, 0);
  return `| ${[use.name, ...parts.map(cents), `**${cents(total)}**`].join(' | ')} |`;
}

function cents(usd: number): string {
  return usd.toFixed(2);
}
