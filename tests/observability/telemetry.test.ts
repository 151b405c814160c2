/** The printed metrics contain their function and system. */
import type { Context } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { observedHandler } from '../../src/invocation/observed-handler.ts';

const context = {
  awsRequestId: 'r-1',
  functionName: 'acme-finops-prod-daily-digest',
  getRemainingTimeInMillis: () => 1000,
} as Context;

/** The embedded metrics of one invocation that counts a mail and fails a step. */
async function metricsOf(environment: NodeJS.ProcessEnv) {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  const handler = observedHandler('daily-digest', environment, async ({ telemetry }) => {
    telemetry.count({ DigestSent: 1 });
    const times = { startedAt: '2026-11-21T07:00:00Z', facts: {}, queries: [] };
    telemetry.onStep({ name: 'send', outcome: 'failed', ...times });
  });
  await handler({}, context);
  vi.restoreAllMocks();
  return printed
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter((line) => '_aws' in line)
    .map(({ _aws, ...values }) => ({
      dimensions: _aws.CloudWatchMetrics[0].Dimensions,
      metrics: _aws.CloudWatchMetrics[0].Metrics.map(({ Name }: { Name: string }) => Name),
      values,
    }));
}

describe('metrics', () => {
  it('contain the function and its system, and for a step its name', async () => {
    const metrics = await metricsOf({ DIGEST_SYSTEM: 'acme-finops-prod' });
    const [byStep, all] = metrics;
    expect(all).toMatchObject({
      dimensions: [['service', 'system']],
      metrics: ['DigestSent', 'StepFailed'],
      values: { service: 'daily-digest', system: 'acme-finops-prod', DigestSent: 1 },
    });
    expect(byStep).toMatchObject({
      dimensions: [['service', 'system', 'step']],
      values: { system: 'acme-finops-prod', step: 'send' },
    });
  });

  it('contain only the function when no system is set', async () => {
    const metrics = await metricsOf({ DIGEST_SYSTEM: '' });
    expect(metrics.at(-1)?.dimensions).toEqual([['service']]);
  });
});
