/** The QuickSight emulator, called with the real SDK client. */
import {
  CreateIngestionCommand,
  DescribeDashboardSnapshotJobCommand,
  DescribeDashboardSnapshotJobResultCommand,
  DescribeIngestionCommand,
  ListIngestionsCommand,
  QuickSightClient,
  StartDashboardSnapshotJobCommand,
} from '@aws-sdk/client-quicksight';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type QuickSightServer,
  startQuickSightServer,
} from '../../support/aws/quicksight-server.ts';

const AwsAccountId = '123456789012';
const DataSetId = 'ou-breakdown';

describe('the QuickSight emulator', () => {
  let server: QuickSightServer;
  let client: QuickSightClient;

  beforeAll(async () => {
    server = await startQuickSightServer();
    client = new QuickSightClient({
      region: 'eu-central-1',
      endpoint: server.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  });
  afterEach(() => server.reset());
  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  const create = (IngestionId: string) =>
    client.send(new CreateIngestionCommand({ AwsAccountId, DataSetId, IngestionId }));
  const poll = async (IngestionId: string) =>
    (await client.send(new DescribeIngestionCommand({ AwsAccountId, DataSetId, IngestionId })))
      .Ingestion;

  test('advances an ingestion with each poll, and reports its rows at the end', async () => {
    server.nextOutcome({ rowsIngested: 12, rowsDropped: 1 });
    expect(await create('run-1')).toMatchObject({ IngestionStatus: 'INITIALIZED' });
    const states = [];
    for (let index = 0; index < 3; index++) states.push((await poll('run-1'))?.IngestionStatus);
    expect(states).toEqual(['QUEUED', 'RUNNING', 'COMPLETED']);
    expect((await poll('run-1'))?.RowInfo).toMatchObject({ RowsIngested: 12, RowsDropped: 1 });
    expect(server.jobs()).toEqual([{ kind: 'ingestion', id: 'run-1', of: DataSetId }]);
  });

  test('rejects a used id, and the 33rd refresh of a day', async () => {
    await create('run-1');
    await expect(create('run-1')).rejects.toMatchObject({ name: 'ResourceExistsException' });
    server.useUpRefreshes(30);
    await create('run-2');
    await expect(create('run-3')).rejects.toMatchObject({ name: 'LimitExceededException' });
    const listed = await client.send(new ListIngestionsCommand({ AwsAccountId, DataSetId }));
    expect(listed.Ingestions?.map(({ IngestionId }) => IngestionId)).toEqual(['run-1', 'run-2']);
  });

  test('fails an ingestion if a test requests it, and rejects unknown ids', async () => {
    server.nextOutcome({ state: 'FAILED', errorType: 'DATA_SET_SIZE_LIMIT_EXCEEDED', polls: 1 });
    await create('run-1');
    expect(await poll('run-1')).toMatchObject({
      IngestionStatus: 'FAILED',
      ErrorInfo: { Type: 'DATA_SET_SIZE_LIMIT_EXCEEDED' },
    });
    await expect(poll('run-2')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('throttles if a test requests it', async () => {
    server.failNext({
      operation: 'CreateIngestion',
      error: { code: 'ThrottlingException', status: 429 },
    });
    await expect(create('run-1')).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(server.jobs()).toEqual([]);
  });

  test('runs a snapshot job and names its file', async () => {
    const job = { AwsAccountId, DashboardId: 'costs', SnapshotJobId: 'job-1' };
    server.nextOutcome({ polls: 2, snapshotUri: 's3://snapshots/costs.pdf' });
    await client.send(
      new StartDashboardSnapshotJobCommand({
        ...job,
        UserConfiguration: { AnonymousUsers: [{}] },
        SnapshotConfiguration: { FileGroups: [] },
      }),
    );
    const states = [];
    for (let index = 0; index < 2; index++) {
      const answer = await client.send(new DescribeDashboardSnapshotJobCommand(job));
      states.push(answer.JobStatus);
    }
    expect(states).toEqual(['QUEUED', 'COMPLETED']);
    const result = await client.send(new DescribeDashboardSnapshotJobResultCommand(job));
    const [group] = result.Result?.AnonymousUsers?.[0]?.FileGroups ?? [];
    expect(group?.S3Results?.[0]?.S3Uri).toBe('s3://snapshots/costs.pdf');
  });
});
