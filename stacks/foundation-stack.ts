/**
 * The foundation stack: everything that stores data and stays when other stacks are replaced. These are
 * the bill's export, the archive bucket, the key, the tables and the workgroups.
 */
import { GlueCatalogDatabase } from '@cdktf/provider-aws/lib/glue-catalog-database/index.js';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { keptPrefix } from '../src/api/answers/kept-answers.ts';
import { accessLogsOf } from './constructs/access-logs.ts';
import { ArchiveTables } from './constructs/archive-tables.ts';
import { archiveViews } from './constructs/archive-views.ts';
import { BillCrawler } from './constructs/bill-crawler.ts';
import { BillTable } from './constructs/bill-table.ts';
import { BillingExport } from './constructs/billing-export.ts';
import { costLinesView } from './constructs/cost-lines-view.ts';
import { EncryptionKey } from './constructs/encryption-key.ts';
import { PrivateBucket } from './constructs/private-bucket.ts';
import { QueryWorkgroup } from './constructs/query-workgroup.ts';
import { isBillUnderKey } from './settings/bill-key.ts';
import type { StackSettings } from './settings/settings.ts';
import { namesOf, type StackNames } from './system/names.ts';
import { type Querier, queryWorkgroup } from './system/query-workgroups.ts';
import { systemFunctions } from './system/system-functions.ts';
import { addOutputs } from './terraform/outputs.ts';
import { connectAws, connectBilling } from './terraform/providers.ts';

/** A backfill reads its staged rows within minutes. */
const stagingDays = 2;

export class FoundationStack extends TerraformStack {
  readonly #settings: StackSettings;
  readonly #names: StackNames;
  readonly #keyArn: string | undefined;

  constructor(scope: Construct, id: string, settings: StackSettings) {
    super(scope, id);
    this.#settings = settings;
    this.#names = namesOf(settings);
    connectAws(this, settings);
    this.#keyArn = this.#createKey();
    this.#createExport();
    this.#createSummaries();
    this.#createTables();
    this.#createWorkgroups();
    addOutputs(this);
  }

  /** The ARN of the key that encrypts the archive bucket; undefined if S3's own encryption is used. */
  #createKey(): string | undefined {
    const { kms } = this.#settings;
    if (typeof kms === 'string') return kms;
    if (!kms) return undefined;
    return new EncryptionKey(this, 'key', { settings: this.#settings, names: this.#names }).arn;
  }

  #createExport(): void {
    const { bill } = this.#settings;
    if (bill.kind === 'existing') return;
    const billing = connectBilling(this, this.#settings);
    new BillingExport(this, 'export', {
      settings: this.#settings,
      names: this.#names,
      billing,
      keyArn: isBillUnderKey(this.#settings) ? this.#keyArn : undefined,
    });
  }

  #createSummaries(): void {
    const { oldVersionDays, resultDays, web } = this.#settings;
    new PrivateBucket(this, 'summaries', {
      name: this.#names.summariesBucket,
      arn: this.#names.arns.summariesBucket,
      keyArn: this.#keyArn,
      accessLogs: accessLogsOf(this.#settings, this.#names.summariesBucket),
      oldVersionDays,
      expiring: {
        [this.#names.resultsPrefix]: resultDays,
        [this.#names.stagingPrefix]: stagingDays,
        ...(web !== undefined && { [keptPrefix]: web.keptAnswerDays }),
      },
    });
  }

  #createTables(): void {
    const settings = this.#settings;
    const names = this.#names;
    const database = new GlueCatalogDatabase(this, 'database', {
      name: names.database,
      description: 'The bill, and what finops-digest makes of it',
    });
    const references = { settings, names, database: database.getStringAttribute('name') };
    const bill = new BillTable(this, 'bill', references);
    costLinesView(this, 'cost-lines', references);
    new ArchiveTables(this, 'tables', references);
    archiveViews(this, references);
    if (settings.bill.kind === 'export-legacy' && settings.bill.crawler) {
      new BillCrawler(this, 'crawler', { settings, names, table: bill });
    }
  }

  #createWorkgroups(): void {
    const { accountId } = this.#settings;
    for (const querier of queriersOf(this.#settings)) {
      const { workgroup, results } = queryWorkgroup(this.#settings, querier);
      const isPeoples = querier === 'people';
      new QueryWorkgroup(this, isPeoples ? 'workgroup' : `${querier}-workgroup`, {
        name: workgroup,
        description: isPeoples
          ? 'Queries of finops-digest'
          : `Queries of finops-digest: ${querier}`,
        results: `s3://${this.#names.summariesBucket}/${results}`,
        forceDestroy: !isPeoples,
        accountId,
        bytesScannedCutoff: cutoffOf(querier, this.#settings),
        keyArn: this.#keyArn,
      });
    }
  }
}

/** All queriers with these settings. */
function queriersOf(settings: StackSettings): readonly Querier[] {
  const functions = systemFunctions(settings).map(({ folder }) => folder);
  const dashboard = settings.quicksight?.principalArn === undefined ? [] : ['quicksight' as const];
  const api = settings.web === undefined ? [] : ['api' as const];
  const grafana = settings.grafana === undefined ? [] : ['grafana' as const];
  return ['people', ...functions, ...dashboard, ...api, ...grafana];
}

/** Readers and panels ask at any time, so a query of theirs has a lower limit. */
function cutoffOf(querier: Querier, { bytesScannedCutoff, web, grafana }: StackSettings): number {
  const lower = querier === 'api' ? web : querier === 'grafana' ? grafana : undefined;
  return Math.min(bytesScannedCutoff, lower?.bytesScannedCutoff ?? bytesScannedCutoff);
}
