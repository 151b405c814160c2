/** Every alarm notifies people and links to instructions. A missing run also causes an alarm. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { settingsWith, synthesizeDigest } from './digest-fixture.ts';

const runbooks = fileURLToPath(new URL('../../runbooks/', import.meta.url));
const headings = ['Meaning', 'Impact', 'Check', 'Fix', 'Confirm', 'Escalate'];
const base = 'https://github.com/acme/finops-digest/blob/main/runbooks/';

function alarms(settings = settingsWith()) {
  const found = Object.values(synthesizeDigest(settings).of('aws_cloudwatch_metric_alarm'));
  return new Map(found.map((alarm) => [String(alarm['alarm_name']), alarm]));
}

const all = alarms();
const pageOf = (name: string) => name.replace(/-acme-prod$/, '');
const alarm = (page: string) => all.get(`${page}-acme-prod`);

describe('alarms', () => {
  it('are these; their names start with the page and end with the system', () => {
    expect([...all.keys()].map(pageOf).sort()).toEqual([
      'finops-digest-account-directory-errors',
      'finops-digest-archive-gaps',
      'finops-digest-backfill-errors',
      'finops-digest-dashboard-snapshot-errors',
      'finops-digest-did-not-run',
      'finops-digest-failed-events',
      'finops-digest-held-days',
      'finops-digest-lambda-errors',
      'finops-digest-mail-bounces',
      'finops-digest-mail-complaints',
      'finops-digest-metrics-refused',
      'finops-digest-near-timeout',
      'finops-digest-partition-audit-errors',
      'finops-digest-resource-metrics-errors',
      'finops-digest-rules-rejected',
      'finops-digest-spice-refresh-errors',
      'finops-digest-throttles',
    ]);
  });

  it.each([...all.keys()])('%s links a runbook page that has the six headings', (name) => {
    const page = `${pageOf(name)}.md`;
    expect(all.get(name)?.['alarm_description']).toContain(`${base}${page}`);
    expect(existsSync(`${runbooks}${page}`)).toBe(true);
    const text = readFileSync(`${runbooks}${page}`, 'utf8');
    expect(text.split('\n')[0]).toBe(`# ${pageOf(name)}`);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(headings);
    for (const [, linked] of text.matchAll(/\]\(([a-z-]+\.md)\)/g)) {
      expect(existsSync(`${runbooks}${linked}`)).toBe(true);
    }
  });

  it.each([...all.keys()])('%s notifies the topic', (name) => {
    expect(all.get(name)?.['alarm_actions']).toEqual([
      expect.stringMatching(/^\$\{aws_sns_topic\.[^}]+\.arn\}$/),
    ]);
  });

  it('fire when no mail was sent for 26 hours, also without any data points', () => {
    expect(alarm('finops-digest-did-not-run')).toMatchObject({
      namespace: 'FinopsDigest',
      metric_name: 'DigestSent',
      dimensions: { service: 'daily-digest', system: 'acme-finops-prod' },
      statistic: 'Sum',
      period: 3600,
      evaluation_periods: 26,
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      treat_missing_data: 'breaching',
    });
  });

  it('monitor the function under its name in AWS', () => {
    expect(alarm('finops-digest-lambda-errors')).toMatchObject({
      namespace: 'AWS/Lambda',
      metric_name: 'Errors',
      dimensions: { FunctionName: 'acme-finops-prod-daily-digest' },
      threshold: 0,
    });
  });

  it('compare each run with the time limit of its function', () => {
    const { metric_query: queries } = alarm('finops-digest-near-timeout') as {
      metric_query: { expression?: string }[];
    };
    expect(queries).toHaveLength(7);
    expect(queries.at(-1)?.expression).toBe(
      'MAX([FILL(duration0, 0) / 600000, FILL(duration1, 0) / 900000, ' +
        'FILL(duration2, 0) / 900000, FILL(duration3, 0) / 900000, FILL(duration4, 0) / 900000, ' +
        'FILL(duration5, 0) / 900000])',
    );
  });

  it('fire when either function held a day, and not if nothing ran', () => {
    const held = alarm('finops-digest-held-days') as {
      metric_query: { metric?: object; expression?: string; return_data?: boolean }[];
    };
    expect(held).toMatchObject({ threshold: 0, treat_missing_data: 'notBreaching' });
    const watched = (service: string) => ({
      namespace: 'FinopsDigest',
      metric_name: 'HeldDays',
      dimensions: { service, system: 'acme-finops-prod' },
    });
    expect(held.metric_query.map(({ metric }) => metric).slice(0, 2)).toEqual([
      expect.objectContaining(watched('daily-digest')),
      expect.objectContaining(watched('backfill')),
    ]);
    expect(held.metric_query.filter((query) => query.return_data)).toHaveLength(1);
  });

  it('fire when metrics are refused that were answered before, and do not exist without metrics', () => {
    expect(alarm('finops-digest-metrics-refused')).toMatchObject({
      namespace: 'FinopsDigest',
      metric_name: 'MetricsNewlyRefused',
      dimensions: { service: 'resource-metrics', system: 'acme-finops-prod' },
      threshold: 0,
      treat_missing_data: 'notBreaching',
    });
    const without = alarms(settingsWith({ resourceMetrics: undefined }));
    expect([...without.keys()].filter((name) => name.includes('metrics'))).toEqual([]);
  });

  it('monitor the data set by its id, and do not exist without one', () => {
    expect(alarm('finops-digest-spice-refresh-errors')).toMatchObject({
      metric_name: 'IngestionErrorCount',
      dimensions: { DatasetId: 'finops-ou-breakdown' },
    });
    const without = alarms(settingsWith({ quicksight: undefined }));
    expect([...without.keys()].filter((name) => name.includes('spice'))).toEqual([]);
  });

  it('of two environments in one account have different names', () => {
    const other = alarms(settingsWith({ environment: 'test' }));
    expect([...other.keys()].filter((name) => all.has(name))).toEqual([]);
  });
});
