/** Every alarm of the web stack notifies the topic of the digest stack and links to instructions. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { synthesizeWeb } from './web-fixture.ts';

const runbooks = fileURLToPath(new URL('../../runbooks/', import.meta.url));
const base = 'https://github.com/acme/finops-digest/blob/main/runbooks/';
const alarms = Object.values(synthesizeWeb().of('aws_cloudwatch_metric_alarm'));
const names = alarms.map(({ alarm_name: name }) => String(name)).sort();
const alarm = (page: string) => alarms.find(({ alarm_name: name }) => name === `${page}-acme-prod`);

describe('alarms of the API', () => {
  it('are these', () => {
    expect(names).toEqual(
      ['5xx', 'errors', 'slow', 'throttles'].map((one) => `finops-digest-api-${one}-acme-prod`),
    );
  });

  it.each(names)('%s links a page with its name, and notifies the topic by name', (name) => {
    const page = name.replace(/-acme-prod$/, '');
    expect(alarm(page)?.['alarm_description']).toContain(`${base}${page}.md`);
    expect(existsSync(`${runbooks}${page}.md`)).toBe(true);
    expect(readFileSync(`${runbooks}${page}.md`, 'utf8').split('\n')[0]).toBe(`# ${page}`);
    expect(alarm(page)?.['alarm_actions']).toEqual([
      'arn:aws:sns:eu-west-1:111122223333:acme-finops-prod-alarms',
    ]);
  });

  it('watch the function by its name in AWS, and the API by its id', () => {
    expect(alarm('finops-digest-api-errors')).toMatchObject({
      metric_name: 'Errors',
      dimensions: { FunctionName: 'acme-finops-prod-api' },
      threshold: 0,
      treat_missing_data: 'notBreaching',
    });
    expect(alarm('finops-digest-api-5xx')).toMatchObject({
      namespace: 'AWS/ApiGateway',
      metric_name: '5xx',
      dimensions: { ApiId: expect.stringMatching(/^\$\{aws_apigatewayv2_api\.[^}]+\.id\}$/) },
      statistic: 'Sum',
      threshold: 2,
    });
    expect(alarm('finops-digest-api-slow')).toMatchObject({
      extended_statistic: 'p90',
      threshold: 10_000,
      evaluation_periods: 3,
    });
  });
});
