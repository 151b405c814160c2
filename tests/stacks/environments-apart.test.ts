/** Two environments of one account are monitored separately: they share no metric of the functions. */
import { describe, expect, it } from 'vitest';
import { settingsWith, synthesizeDigest } from './digest-fixture.ts';

interface Metric {
  readonly namespace?: string;
  readonly metric_name?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

type Alarm = Metric & { readonly metric_query?: readonly { readonly metric?: Metric }[] };

const systems = {
  prod: synthesizeDigest(),
  test: synthesizeDigest(settingsWith({ environment: 'test' })),
};

const functionNames = [
  'daily-digest',
  'backfill',
  'partition-audit',
  'resource-metrics',
  'account-directory',
  'snapshot',
];

/** Every metric that the system's alarms use. */
function alarmMetrics(system: keyof typeof systems): readonly Metric[] {
  const alarms = Object.values(systems[system].of('aws_cloudwatch_metric_alarm')) as Alarm[];
  return alarms.flatMap(({ metric_query, ...own }) =>
    metric_query === undefined ? [own] : metric_query.flatMap(({ metric }) => metric ?? []),
  );
}

/** Rows of the dashboard's graphs: namespace, metric, dimension, value, dimension, value … */
function dashboardRows(system: keyof typeof systems): readonly (readonly unknown[])[] {
  const [dashboard] = Object.values(systems[system].of('aws_cloudwatch_dashboard'));
  const body = JSON.parse(String(dashboard?.['dashboard_body'])) as {
    widgets: { properties: { metrics: unknown[][] } }[];
  };
  return body.widgets.flatMap(({ properties }) => properties.metrics);
}

describe('an environment', () => {
  it.each(['prod', 'test'] as const)('%s is a dimension of each of its own metrics', (name) => {
    const own = alarmMetrics(name).filter(({ namespace }) => namespace === 'FinopsDigest');
    expect(own.length).toBeGreaterThan(3);
    for (const { dimensions } of own) expect(dimensions?.['system']).toBe(`acme-finops-${name}`);
    const rows = dashboardRows(name).filter(([namespace]) => namespace === 'FinopsDigest');
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      expect(row.slice(2)).toEqual([
        'service',
        expect.stringMatching(new RegExp(functionNames.join('|'))),
        'system',
        `acme-finops-${name}`,
      ]);
    }
  });

  it('gives each of its functions the same name of the system', () => {
    const functions = Object.values(systems.test.of('aws_lambda_function')) as {
      environment: { variables: Record<string, string> };
    }[];
    expect(functions.length).toBeGreaterThan(4);
    for (const { environment } of functions) {
      expect(environment.variables['DIGEST_SYSTEM']).toBe('acme-finops-test');
    }
  });

  it('shares no metric with another, except QuickSight’s if both have the same data set', () => {
    const keys = (name: keyof typeof systems) =>
      alarmMetrics(name)
        .filter(({ namespace }) => namespace !== 'AWS/QuickSight')
        .map(({ namespace, metric_name, dimensions }) =>
          JSON.stringify({ namespace, metric_name, dimensions }),
        );
    const prod = new Set(keys('prod'));
    expect(keys('test').filter((key) => prod.has(key))).toEqual([]);
    const rows = new Set(dashboardRows('prod').map((row) => JSON.stringify(row.slice(0, 6))));
    expect(
      dashboardRows('test').filter((row) => rows.has(JSON.stringify(row.slice(0, 6)))),
    ).toEqual([]);
  });
});
