/**
 * Waits until SPICE contains the days that a digest run archived: it waits for the ingestion of that run,
 * whose id is made from the run id. QuickSight sends no notification, so the status is polled.
 */
import type { Ingestion } from '@aws-sdk/client-quicksight';
import type { DashboardIngestion, IngestionWatcher } from '../../../ports/executive-page-route.ts';
import { type AwsTimings, clientSettings } from '../client/aws-clients.ts';
import { awsError } from '../client/aws-errors.ts';
import { pollUntil } from '../client/poll.ts';
import { type DashboardSettings, ingestionIdOf } from './quicksight-dashboard.ts';

const underWay = ['INITIALIZED', 'QUEUED', 'RUNNING'];

export class QuickSightIngestionWatcher implements IngestionWatcher {
  readonly #settings: DashboardSettings;
  readonly #timings: AwsTimings;

  constructor(settings: DashboardSettings, timings: AwsTimings) {
    this.#settings = settings;
    this.#timings = timings;
  }

  async completed(copy: DashboardIngestion, timeoutSeconds: number): Promise<string | null> {
    const { quicksight } = this.#settings;
    if (quicksight === null) return null;
    const id = copy.ingestionId ?? ingestionIdOf(copy.runId);
    const title = `ingestion ${id} of data set ${quicksight.dataSetId}`;
    const ingestion = await this.#finish(id, title, timeoutSeconds);
    requireCompleted(ingestion, title, timeoutSeconds);
    return id;
  }

  async #finish(id: string, title: string, timeoutSeconds: number): Promise<Ingestion | undefined> {
    const { region, accountId, quicksight } = this.#settings;
    const sdk = await import('./quicksight-commands.ts');
    const client = new sdk.QuickSightClient(clientSettings(region, this.#timings));
    const name = { AwsAccountId: accountId, DataSetId: quicksight?.dataSetId, IngestionId: id };
    const finished = async () => {
      const { Ingestion } = await client.send(new sdk.DescribeIngestionCommand(name));
      const status = Ingestion?.IngestionStatus;
      if (status === undefined) throw new SyntaxError('the answer has no status');
      return underWay.includes(status) ? undefined : Ingestion;
    };
    try {
      return await pollUntil(finished, this.#timings.dashboardPace, timeoutSeconds * 1000);
    } catch (error) {
      const isAbsent = (error as Error).name === 'ResourceNotFoundException';
      throw awsError({
        step: `QuickSight did not say how ${title} is`,
        error,
        advice: isAbsent ? `The digest could not start it. ${remedy}` : undefined,
      });
    } finally {
      client.destroy();
    }
  }
}

/** The digest run has failed as well and has reported why. */
const remedy =
  'Refresh the data set in QuickSight, then invoke the snapshot with the day and the ingestionId of ' +
  'that refresh (runbooks/finops-digest-dashboard-snapshot-errors.md).';

function requireCompleted(
  ingestion: Ingestion | undefined,
  title: string,
  timeoutSeconds: number,
): void {
  if (ingestion === undefined) {
    throw new Error(
      `QuickSight did not finish ${title} in ${timeoutSeconds} s, so executives were not mailed ` +
        'figures of an earlier day. Invoke the snapshot again when it has.',
    );
  }
  const { IngestionStatus: status, ErrorInfo } = ingestion;
  if (status === 'COMPLETED') return;
  const reason = [ErrorInfo?.Type, ErrorInfo?.Message].filter(Boolean).join(': ');
  throw new Error(
    `QuickSight ended ${title} as ${status}: ${reason || 'no reason given'}. ${remedy}`,
    { cause: ingestion },
  );
}
