/**
 * What is stored stays what it was, byte for byte: objects and content hashes as the first releases
 * wrote them. A change here makes every run write every object again.
 */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../../src/archive/day/content-hash.ts';
import { encodeDay } from '../../src/archive/day/parquet.ts';
import { encodeSnapshot } from '../../src/directory/snapshot-parquet.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { encodeForecast } from '../../src/forecast/forecast-parquet.ts';
import { type ForecastRows, forecastHash } from '../../src/forecast/forecast-rows.ts';
import { metricColumns } from '../../src/metrics/rows/metric-columns.ts';
import type { MetricRow } from '../../src/metrics/rows/metric-row.ts';
import { recommendationColumns } from '../../src/recommendations/archive/publish-recommendations.ts';
import type { RankedRecommendation } from '../../src/recommendations/archive/ranked-recommendations.ts';
import { rowHash } from '../../src/tables/content-hash.ts';
import { costRecommendationsTable } from '../../src/tables/cost-recommendations.ts';
import { encodeTable } from '../../src/tables/encode-table.ts';
import { resourceMetricsTable } from '../../src/tables/resource-metrics.ts';
import { checkedDay, type Row, someRows } from '../archive/day/checked-day.ts';
import {
  checkedDirectory,
  directoryAccount,
  hostileNames,
  manyAccounts,
} from '../directory/some-accounts.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** More rows than a row group has, names that repeat and names that do not. */
const manyRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => [
    `Root/Unit ${index % 300}/${'deep '.repeat(index % 20)}`,
    `Service ${index % 50}`,
    String(index % 4000).padStart(12, '0'),
    (index % 977) / 100 - 1,
  ]);

const cornerRows: Row[] = [
  ['Root/🧨', 'שלום \u202e', '000000000001', -0],
  ['\uFEFFmark', 'line\nbreak', '012345678901', 5e-324],
  ['nul \0 inside', '中文', '999999999999', -1e300],
];

describe('a day of the archive', () => {
  test.each([
    [
      'some rows',
      someRows,
      'd15affdf2a9a998fad56e119337f1c2eaface5a22ca67f3f87af92df53becb08',
      '5a6159eaacafce638e4da6e4049ac5affdef8ce4b8dade4d0f2fd30cc4203fa0',
    ],
    [
      'corners',
      cornerRows,
      '9a96c92738ca5cd91d7921350d4d7db72d7d64158d017d29b36ece7c9212777c',
      'd292688878deb343d4577a4fc7d0dbe8c62ca59344e5354dd1c15a16d1573f9f',
    ],
    [
      'no row',
      [],
      '01844aaea3c2aa013bccc254f04d80a125a7d681a1491c321cfd645290d22273',
      'ac9987d030ae703cebb2a3afd0ca9a5dc782fca54a9f55486c48744251861c2f',
    ],
    [
      '250,000 rows',
      manyRows(250_000),
      'f2e3960221d0790d26c2b66c037b2345bb020c273a22325210af8d41bc9eb8b3',
      '1419b7df2fb71f8a283b4c15e75cb1c38443004df387d933f78033852dfd7ce3',
    ],
  ])('of %s', (_, rows, bytes, hash) => {
    const day = checkedDay(rows);
    expect([sha256(encodeDay(day)), contentHash(day)]).toEqual([bytes, hash]);
  });
});

describe('a forecast', () => {
  const reportDay = parseBillingDay('2026-11-20');
  const rows = (count: number): ForecastRows => {
    const all = Array.from({ length: count }, (_, index) => index);
    const end = (index: number) => (index % 3 === 0 ? null : index / 7);
    return {
      forecastDate: all.map((index) => addDays(reportDay, 1 + (index % 183))),
      ou: all.map((index) => (index < 183 ? '*' : `Root/Unit ${Math.floor(index / 183)}`)),
      forecast: Float64Array.from(all, (index) => index / 3 - 100),
      ifStays: all.map((index) => end(index + 2)),
      lower: all.map(end),
      upper: all.map((index) => end(index + 1)),
    };
  };

  test.each([
    [
      1,
      'aa25c53d12445726bc9445746d64ad8dd85f10ea13b71b1495d46ec20ee749b8',
      '5e4420cc38ed1fe5f47ad5aab7756611894896f806952a0c73bb82efa2af58dd',
    ],
    [
      1830,
      'bb0f950bee6b24b63156baa4b00cf622d77e05fc8782ea60872343fbf571ea0f',
      '6ede18398d50dd401ba2b394823f73e5feaba13192c6ebf4e5c554c5b57673ef',
    ],
    [
      120_000,
      'f05d04198c41bf7c282ad29638e39431c7b0fd6df6fe4ca6cff5eb25b596c773',
      '857570b42ad97a87d0029c1b98651204e0dbd687038d19a428faa97ccbe07bed',
    ],
  ])('of %d rows', (count, bytes, hash) => {
    const given = rows(count);
    expect([sha256(encodeForecast(reportDay, given)), forecastHash(reportDay, given)]).toEqual([
      bytes,
      hash,
    ]);
  });
});

describe('a snapshot of the account directory', () => {
  const hostile = hostileNames.map((name, index) =>
    directoryAccount(String(index + 1).padStart(12, '0'), { accountName: name, ouName: name }),
  );

  test.each([
    [
      'one account',
      manyAccounts(1),
      'b7da506a5f84b80ec1cb4ed8ab8703ef92792379bbeb3b3fef0fbfe6b646b08d',
      'b9079ceda6f6c65c1adfd94db07dd68803f5d6ddc4f7c854bd7629aacf6227b1',
    ],
    [
      'hostile names',
      hostile,
      'fc939d5587420d5590ee368173cfe257d38c592db5e450015d2335d83e30361f',
      'bdf69a5ab2bfd6acced10048a3494a8f575969d820b8301d107c48471c83d842',
    ],
    [
      '5,000 accounts',
      manyAccounts(5000),
      'a4f24d660cde06366807d17560a677c6868f62cf0a80620adfbdffd69e1a85fa',
      '42ea44c89f818609fc0d5409ce073bb93d3b531a3245aa0ce24a000f014616ac',
    ],
  ])('of %s', (_, accounts, bytes, hash) => {
    const directory = checkedDirectory(accounts);
    expect([sha256(encodeSnapshot(directory)), directory.contentHash]).toEqual([bytes, hash]);
  });
});

describe('metrics of resources', () => {
  const day = parseBillingDay('2026-11-20');
  const row: MetricRow = {
    account: '012345678901',
    region: 'eu-west-1',
    resourceId: 'i-0123abcd',
    kind: 'ec2-instance',
    metric: 'CPUUtilization',
    dimension: '',
    state: 'complete',
    unit: 'Percent',
    average: 1 / 3,
    minimum: 0,
    maximum: 99.5,
    sum: null,
    p95: 42,
    samples: 24,
  };
  const unknown = { average: null, minimum: null, maximum: null, p95: null, samples: null };
  const rows: readonly MetricRow[] = [
    row,
    { ...row, ...unknown, metric: 'NetworkIn', state: 'partial', unit: 'Bytes' },
    ...hostileNames.map((resourceId) => ({ ...row, resourceId, kind: 's3-bucket' })),
  ];

  test.each([
    [
      'no resource',
      [],
      'e6b6a857c8049d081f84708eb72368f4a5de4b7b7212e29b580537ee19099571',
      '05242137dd511133c6cfef1944dee3080f7f582382d5c7286fcb4df2d4e3b53f',
    ],
    [
      'hostile ids',
      rows,
      'ff8a7f3defbc32634b98ac63adae49513d3e8767cca9635ca3f8afdfdb0eac90',
      'a809f48341933e29cf1118e38246051b9987f582c1401e7291bf9bf919c22e2f',
    ],
  ] as const)('of %s', (_, given, bytes, hash) => {
    const values = metricColumns(day, given);
    expect([
      sha256(encodeTable(resourceMetricsTable, values, {})),
      rowHash(resourceMetricsTable, day, values),
    ]).toEqual([bytes, hash]);
  });
});

describe("AWS's recommendations", () => {
  const day = parseBillingDay('2026-11-20');
  const row: RankedRecommendation = {
    recommendationId: 'MTIz-1',
    account: '000000000001',
    ou: 'Root/A',
    region: 'eu-central-1',
    kind: 'ec2-instance',
    resourceId: 'i-0123abcd',
    resourceArn: 'arn:aws:ec2:eu-central-1:000000000001:instance/i-0123abcd',
    resourceType: 'Ec2Instance',
    action: 'Rightsize',
    standing: 'first',
    countedSavings: 1 / 3,
    monthlySavings: 1 / 3,
    savingsBasis: 'after discount',
    monthlyCost: 100,
    currency: 'USD',
    source: 'ComputeOptimizer',
    currentResource: 'm5.xlarge',
    recommendedResource: 'm5.large',
    effort: 'Medium',
    restartNeeded: 'true',
    rollbackPossible: '',
    lookbackDays: 14,
    refreshedAt: '2026-11-20T04:05:06.000Z',
  };
  const unknown = { countedSavings: null, monthlySavings: null, monthlyCost: null };
  const rows: readonly RankedRecommendation[] = [
    row,
    { ...row, ...unknown, standing: 'purchase', savingsBasis: '', lookbackDays: null },
    ...hostileNames.map((currentResource) => ({ ...row, currentResource })),
  ];

  test.each([
    [
      'nothing',
      [],
      'b0db2443e5d2b4f14ac4773247eef99011a220621e0899066e579f80d6a6dd11',
      '05242137dd511133c6cfef1944dee3080f7f582382d5c7286fcb4df2d4e3b53f',
    ],
    [
      'hostile texts',
      rows,
      'f58e87ffb12e7ebdd3cfa2d00e9bdaf41443cc5f44fd0b4e664daebae57f2bee',
      '4f4939130fc207f5df727d0d0188179228c3fc5a1a20bf53f409a4d2341cd28a',
    ],
  ] as const)('of %s', (_, given, bytes, hash) => {
    const values = recommendationColumns(day, given);
    expect([
      sha256(encodeTable(costRecommendationsTable, values, {})),
      rowHash(costRecommendationsTable, day, values),
    ]).toEqual([bytes, hash]);
  });
});
