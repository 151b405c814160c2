/**
 * Staging on AWS: Athena's UNLOAD writes the rows of one scan as Parquet by day. Only files named in the
 * manifest of the succeeded query are read, because an UNLOAD adds files to a folder that is not empty. The
 * bucket's lifecycle rule deletes the files of failed attempts.
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 */
import { randomUUID } from 'node:crypto';
import type { AthenaClient } from '@aws-sdk/client-athena';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { BillingDay, BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { scanCost } from '../../../domain/costs/scan-cost.ts';
import type {
  LinesPlace,
  ScanEstimate,
  StagedLines,
  StagedRows,
  StagedSelect,
  Staging,
} from '../../../ports/staging.ts';
import { filesByDay } from '../../../queries/staged-files.ts';
import { unloadStatement } from '../../../queries/unload-statement.ts';
import { linesPrefix } from '../../../tables/line-sums.ts';
import { billBytes } from '../bill/bill-objects.ts';
import { awsError, statusOf } from '../client/aws-errors.ts';
import type { AwsSettings } from '../client/aws-settings.ts';
import type { Pace } from '../client/poll.ts';
import { objectBytes } from '../s3/s3-bytes.ts';
import { AthenaExecutions, type Finished, submittedAt } from './athena-executions.ts';
import { stagedLineSums } from './aws-tables.ts';

export interface AthenaStagingParts {
  readonly athena: AthenaClient;
  readonly s3: S3Client;
  /** S3 client of the region of the bill's bucket. */
  readonly billS3: S3Client;
  readonly settings: AwsSettings;
  readonly pace: Pace;
}

export class AthenaStaging implements Staging {
  readonly #executions: AthenaExecutions;
  readonly #s3: S3Client;
  readonly #billS3: S3Client;
  readonly #settings: AwsSettings;

  constructor({ athena, s3, billS3, settings, pace }: AthenaStagingParts) {
    this.#executions = new AthenaExecutions(athena, settings.athena, pace);
    this.#s3 = s3;
    this.#billS3 = billS3;
    this.#settings = settings;
  }

  async estimate(period: BillingPeriod): Promise<ScanEstimate | null> {
    const bytes = await billBytes(this.#billS3, this.#settings.tables, period);
    return bytes === null ? null : { bytes, costUsd: scanCost(bytes, this.#usdPerTerabyte) };
  }

  async unload({ name, sql, daysPerPart }: StagedSelect, prefix: string): Promise<StagedRows> {
    const folders: string[] = [];
    const execution = await this.#executions.run({
      name,
      sql: (attempt) => {
        const folder = `s3://${this.#settings.bucket}/${prefix}${attempt}-${randomUUID().slice(0, 8)}/`;
        folders.push(folder);
        return unloadStatement(sql, folder);
      },
    });
    const files = filesByDay(await this.#filesOf(name, execution, folders.at(-1) ?? ''));
    return {
      ...this.#scanOf(name, execution),
      daysPerPart,
      parts: [...files.keys()],
      read: (part: BillingDay) =>
        Promise.all((files.get(part) ?? []).map((uri) => this.#bytesOf(name, uri))),
    };
  }

  /** Each attempt is a partition of its own: Athena writes to empty folders only, and reads whole ones. */
  async unloadLines(
    { name, sql }: Pick<StagedSelect, 'name' | 'sql'>,
    { stagedBy, run }: LinesPlace,
  ): Promise<StagedLines> {
    const places: LinesPlace[] = [];
    const execution = await this.#executions.run({
      name,
      sql: (attempt) => {
        const place = { stagedBy, run: `${run}-${attempt}-${randomUUID().slice(0, 8)}` };
        places.push(place);
        return unloadStatement(sql, `s3://${this.#settings.bucket}/${linesPrefix(place)}`, []);
      },
    });
    const relation = stagedLineSums(this.#settings, places.at(-1) as LinesPlace);
    return { ...this.#scanOf(name, execution), relation };
  }

  /**
   * Deletes nothing, because the functions lack that permission: the lifecycle rule on `staging/` deletes
   * the files.
   */
  async discard(): Promise<void> {}

  #scanOf(name: string, execution: Finished) {
    const bytesScanned = execution.Statistics?.DataScannedInBytes ?? null;
    return {
      queryId: execution.QueryExecutionId,
      bytesScanned,
      costUsd: bytesScanned === null ? null : scanCost(bytesScanned, this.#usdPerTerabyte),
      readAt: submittedAt(name, execution),
    };
  }

  get #usdPerTerabyte(): number {
    return this.#settings.athena.usdPerTerabyte;
  }

  /** A query without rows writes no file, and sometimes no manifest. */
  async #filesOf(name: string, execution: Finished, folder: string): Promise<readonly string[]> {
    const location = execution.Statistics?.DataManifestLocation;
    const manifest = location && (await this.#bytesOf(name, location, 'may be absent'));
    const uris = manifest ? Buffer.from(manifest).toString('utf8').split(/\r?\n/) : [];
    const files = uris.map((uri) => uri.replace(/^"(.*)"$/, '$1')).filter((uri) => uri !== '');
    const stray = files.find((uri) => !uri.startsWith(folder));
    if (stray === undefined) return files;
    throw new Error(
      `The manifest of ${name} (query ${execution.QueryExecutionId}) names ${stray}, which is not ` +
        `below ${folder}. Run again; see in CloudTrail who else uses the workgroup's results.`,
    );
  }

  async #bytesOf(name: string, uri: string, absence?: 'may be absent'): Promise<Uint8Array> {
    const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
    try {
      const found = await this.#s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const chunks: Uint8Array[] = [];
      for await (const chunk of objectBytes(this.#s3, { bucket, key }, found)) chunks.push(chunk);
      return Buffer.concat(chunks);
    } catch (error) {
      if (absence !== undefined && statusOf(error) === 404) return new Uint8Array();
      throw awsError({ step: `S3 could not read ${uri}, which ${name} was unloaded to`, error });
    }
  }
}
