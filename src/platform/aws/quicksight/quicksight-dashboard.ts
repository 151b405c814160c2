/**
 * Refreshes the dashboard's SPICE data set: one ingestion per run, started only once even if the run is
 * repeated, and awaited. Rows that SPICE dropped are a failure.
 */
import { createHash } from 'node:crypto';
import type { Ingestion, QuickSightClient } from '@aws-sdk/client-quicksight';
import type { Dashboard, RefreshResult } from '../../../ports/dashboard.ts';
import { type AwsTimings, clientSettings } from '../client/aws-clients.ts';
import { awsError } from '../client/aws-errors.ts';
import type { AwsSettings } from '../client/aws-settings.ts';
import { pollUntil } from '../client/poll.ts';

type QuickSightModule = typeof import('./quicksight-commands.ts');

export type DashboardSettings = Pick<AwsSettings, 'region' | 'accountId' | 'quicksight'>;

/** The three names of an ingestion that every call of the API takes. */
interface IngestionName {
  readonly AwsAccountId: string;
  readonly DataSetId: string;
  readonly IngestionId: string;
}

export class QuickSightDashboard implements Dashboard {
  readonly #settings: DashboardSettings;
  readonly #timings: AwsTimings;

  constructor(settings: DashboardSettings, timings: AwsTimings) {
    this.#settings = settings;
    this.#timings = timings;
  }

  /** Throws an Error that names data set and ingestion, QuickSight's own reason and what to do. */
  async refresh(runId: string): Promise<RefreshResult> {
    const { region, accountId, quicksight } = this.#settings;
    if (quicksight === null) return { status: 'not-configured' };
    const name = {
      AwsAccountId: accountId,
      DataSetId: quicksight.dataSetId,
      IngestionId: ingestionIdOf(runId),
    };
    // Loaded only here, because it is by far the largest client.
    const sdk = await import('./quicksight-commands.ts');
    const client = new sdk.QuickSightClient(clientSettings(region, this.#timings));
    try {
      await start(sdk, client, name);
      requireWhole(name, await this.#finish(sdk, client, name, quicksight.timeoutSeconds));
      return { status: 'completed', ingestionId: name.IngestionId };
    } finally {
      client.destroy();
    }
  }

  async #finish(
    { DescribeIngestionCommand }: QuickSightModule,
    client: QuickSightClient,
    name: IngestionName,
    timeoutSeconds: number,
  ): Promise<Ingestion> {
    const finished = async () => {
      const { Ingestion } = await client.send(new DescribeIngestionCommand(name));
      const status = Ingestion?.IngestionStatus;
      if (status === undefined) throw new SyntaxError('the answer has no status');
      return ['INITIALIZED', 'QUEUED', 'RUNNING'].includes(status) ? undefined : Ingestion;
    };
    const ingestion = await pollUntil(
      finished,
      this.#timings.dashboardPace,
      timeoutSeconds * 1000,
    ).catch((error: unknown) => {
      throw awsError({ step: `QuickSight did not say how ${titleOf(name)} is`, error });
    });
    if (ingestion !== undefined) return ingestion;
    throw new Error(
      `QuickSight did not finish ${titleOf(name)} in ${timeoutSeconds} s; it continues. See its end ` +
        "in the data set's refresh history, or raise DIGEST_QUICKSIGHT_TIMEOUT_SECONDS.",
    );
  }
}

/** A repeated run finds the ingestion that it started before, and waits for it. */
async function start(
  { CreateIngestionCommand }: QuickSightModule,
  client: QuickSightClient,
  name: IngestionName,
): Promise<void> {
  try {
    await client.send(new CreateIngestionCommand(name));
  } catch (error) {
    const { name: code } = error as Error;
    if (code === 'ResourceExistsException') return;
    throw awsError({
      step: `QuickSight did not start ${titleOf(name)}`,
      error,
      advice: startAdvice[code],
    });
  }
}

/** https://docs.aws.amazon.com/quicksight/latest/user/refreshing-imported-data.html */
const startAdvice: Readonly<Record<string, string>> = {
  LimitExceededException:
    'A data set takes 32 refreshes in 24 hours, and SPICE has limited capacity; wait, or free some.',
  ResourceNotFoundException: 'Correct DIGEST_QUICKSIGHT_DATASET_ID or DIGEST_ACCOUNT_ID.',
};

function requireWhole(name: IngestionName, ingestion: Ingestion): void {
  const { IngestionStatus: status, ErrorInfo, RowInfo } = ingestion;
  const dropped = RowInfo?.RowsDropped ?? 0;
  if (status === 'COMPLETED' && dropped === 0) return;
  const reason = [ErrorInfo?.Type, ErrorInfo?.Message].filter(Boolean).join(': ');
  throw new Error(
    status === 'COMPLETED'
      ? `QuickSight dropped ${dropped} of the rows of ${titleOf(name)}. Compare the data set's ` +
          'columns with the archive, then refresh it in QuickSight.'
      : `QuickSight ended ${titleOf(name)} as ${status}: ${reason || 'no reason given'}. Correct ` +
          'it, then refresh the data set in QuickSight.',
    { cause: ingestion },
  );
}

function titleOf({ DataSetId, IngestionId }: IngestionName): string {
  return `ingestion ${IngestionId} of data set ${DataSetId}`;
}

/**
 * Returns the run id if QuickSight accepts its characters, else its accepted characters and a hash of it.
 */
export function ingestionIdOf(runId: string): string {
  if (/^[A-Za-z0-9_-]{1,128}$/.test(runId)) return runId;
  const hash = createHash('sha256').update(runId).digest('hex').slice(0, 16);
  return `${runId.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 100)}-${hash}`;
}
