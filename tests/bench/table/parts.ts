/** The parts of the table, in its order: each can be run alone, by its name. */
import { archiveResultBench } from '../archive-result/archive-result-bench.ts';
import { growthBench } from '../archive-result/growth-bench.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { cliStartBench } from '../cli-start.ts';
import { coldStartBench } from '../cold-start/cold-start-bench.ts';
import { listingRequestsBench } from '../costs/listing-requests.ts';
import { dollarsTable } from '../costs/organization-sizes.ts';
import { scanCostBench } from '../costs/scan-cost.ts';
import { firstRunBench } from '../daily-run/first-run-bench.ts';
import { historyBench } from '../daily-run/history-bench.ts';
import { largestOrganizationBench } from '../daily-run/largest-organization-bench.ts';
import { localEngineBench } from '../local-engine/local-engine-bench.ts';
import { composeMailsBench } from '../mails/compose-mails.ts';
import { pagesBench } from '../pages/pages-bench.ts';
import { projectTimesBench } from '../project-times.ts';
import { servedApiBench } from '../served-api/served-api-bench.ts';
import { useBench } from '../use/use-bench.ts';
import type { BenchRow } from './bench-row.ts';

export interface PartResult {
  readonly rows: readonly BenchRow[];
  /** Markdown below the table. */
  readonly note?: string | undefined;
}

export interface Part {
  readonly does: string;
  readonly run: (setting: BenchSetting) => Promise<PartResult>;
}

/** Bytes of a row in the archive and in the CSV, measured on a million rows with ten decimals each. */
const perRow = { archivedPerRow: 9, attachedPerRow: 98 };

const table =
  (bench: (setting: BenchSetting) => Promise<readonly BenchRow[]>): Part['run'] =>
  async (setting) => ({ rows: await bench(setting) });

export const parts: Readonly<Record<string, Part>> = {
  'cold-start': {
    does: "loading the functions' bundles, by Node release",
    run: table(coldStartBench),
  },
  'cli-start': { does: 'the command line: its help and the demo', run: table(cliStartBench) },
  'archive-result': {
    does: 'result → archive → CSV beside pandas, polars and DuckDB',
    run: table(archiveResultBench),
  },
  growth: { does: 'the same for ten times the days and accounts', run: table(growthBench) },
  'local-engine': {
    does: 'the breakdown on DuckDB beside SQL by hand and pandas',
    run: table(localEngineBench),
  },
  'first-run': {
    does: 'the complete first run beside a minimal DuckDB program',
    run: table(firstRunBench),
  },
  history: { does: 'a daily run beside 36 months of archive', run: table(historyBench) },
  largest: {
    does: 'a daily run over 5,000 accounts, for one reader and for 2,000 owners',
    run: table(largestOrganizationBench),
  },
  listings: { does: "requests for listing a bill's files", run: table(listingRequestsBench) },
  'scan-cost': {
    does: 'bytes that a daily query reads; dollars per month',
    run: async (setting) => {
      const { rows, bytesPerLine } = await scanCostBench(setting);
      return { rows, note: dollarsTable({ ...perRow, scannedPerLine: bytesPerLine }) };
    },
  },
  mails: { does: 'composing the mail for 10 to 1,000 OUs', run: table(composeMailsBench) },
  use: { does: 'finding idle resources among 10,000', run: table(useBench) },
  'served-api': {
    does: "the served API with 200 readers at once, beside Node's HTTP server alone",
    run: servedApiBench,
  },
  pages: {
    does: 'the first load of the dashboard in Chromium: bytes, requests, nodes, first number',
    run: table(pagesBench),
  },
  project: { does: 'build, synthesis and test suite', run: table(projectTimesBench) },
};
