/** The panels about runs have the metrics that the functions write, and those that the stack's alarms watch. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alarmPrefix } from '../../grafana/dashboard/annotations.ts';
import { runPanels } from '../../grafana/operations/run-panels.ts';
import { watchedFunctions } from '../../grafana/operations/runs.ts';
import { metricNamespace, metricUnits } from '../../src/observability/telemetry.ts';
import { synthesizeDigest } from '../stacks/digest-fixture.ts';

interface MetricQuery {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

const queries = runPanels().flatMap(({ queries: all }) => all as unknown as MetricQuery[]);

describe('the panels about runs', () => {
  it('show every metric of the functions', () => {
    const own = queries.filter(({ namespace }) => namespace === metricNamespace);
    const shown = new Set(own.map(({ metricName }) => metricName));
    expect([...shown].sort()).toEqual(Object.keys(metricUnits).sort());
  });

  it('have the two dimensions of each metric, of the chosen system', () => {
    for (const { namespace, dimensions } of queries) {
      const expected =
        namespace === metricNamespace
          ? { service: expect.any(String), system: '\u0024{system}' }
          : { FunctionName: expect.stringMatching(/^\$\{system\}-[a-z-]+$/) };
      expect(dimensions).toEqual(expected);
    }
  });

  it('are about functions that exist', () => {
    for (const folder of watchedFunctions) {
      expect(existsSync(`functions/${folder}/handler.ts`), folder).toBe(true);
    }
  });

  it('name alarms that have a page', () => {
    const named = runPanels().flatMap(
      ({ description }) => description.match(/finops-digest-[\w-]+/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(3);
    for (const alarm of named) expect(existsSync(`runbooks/${alarm}.md`), alarm).toBe(true);
  });

  const alarms = Object.values(synthesizeDigest().of('aws_cloudwatch_metric_alarm'));

  it('mark every alarm of the stack: their names start with the prefix', () => {
    expect(alarms.length).toBeGreaterThan(10);
    for (const { alarm_name: name } of alarms) expect(name).toMatch(new RegExp(`^${alarmPrefix}`));
  });

  it('show each metric of the functions that an alarm watches, with its dimensions', () => {
    const watched = alarms.filter(({ namespace }) => namespace === metricNamespace);
    expect(watched.length).toBeGreaterThan(2);
    for (const { metric_name: metricName, dimensions } of watched) {
      const text = JSON.stringify(dimensions).replace('acme-finops-prod', '\u0024{system}');
      const shown = queries.find(
        (query) =>
          query.metricName === metricName &&
          JSON.stringify(sorted(query.dimensions)) === JSON.stringify(sorted(JSON.parse(text))),
      );
      expect(shown, String(metricName)).toBeDefined();
    }
  });
});

const sorted = (dimensions: Readonly<Record<string, string>>) => Object.entries(dimensions).sort();
