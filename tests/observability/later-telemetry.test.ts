/** What is reported while telemetry is being loaded arrives later, in the same order. */
import { describe, expect, it } from 'vitest';
import { laterTelemetry } from '../../src/observability/later-telemetry.ts';
import type { Step } from '../../src/observability/run-record.ts';
import type { Telemetry } from '../../src/observability/telemetry.ts';

const step = (outcome: Step['outcome']): Step => ({
  name: 'query',
  startedAt: '2026-11-21T07:00:00Z',
  outcome,
  facts: {},
  queries: [],
});

function written() {
  const lines: string[] = [];
  const telemetry: Telemetry = {
    onStep: ({ name, outcome }) => lines.push(`${name} ${outcome}`),
    count: (values) => lines.push(JSON.stringify(values)),
    failed: (error) => lines.push((error as Error).message),
    flush: () => lines.push('flushed'),
  };
  return { lines, telemetry };
}

describe('telemetry that is still being loaded', () => {
  it('reports everything once it is open, in order and as it was', async () => {
    const { lines, telemetry: real } = written();
    let open: (telemetry: Telemetry) => void = () => undefined;
    const opening = new Promise<Telemetry>((resolve) => {
      open = resolve;
    });
    const { telemetry, opened } = laterTelemetry(opening);
    const running = step('running');
    telemetry.onStep(running);
    running.outcome = 'failed';
    telemetry.count({ DigestSent: 1 });
    telemetry.failed(new Error('no bucket'));
    telemetry.flush();
    expect(lines).toEqual([]);
    open(real);
    await opened;
    expect(lines).toEqual(['query running', '{"DigestSent":1}', 'no bucket', 'flushed']);
  });

  it('reports at once after that', async () => {
    const { lines, telemetry: real } = written();
    const { telemetry, opened } = laterTelemetry(Promise.resolve(real));
    await opened;
    telemetry.onStep(step('done'));
    expect(lines).toEqual(['query done']);
  });

  it('says when it could not be opened', async () => {
    const { telemetry, opened } = laterTelemetry(Promise.reject(new Error('a damaged bundle')));
    telemetry.flush();
    await expect(opened).rejects.toThrow('a damaged bundle');
  });
});
