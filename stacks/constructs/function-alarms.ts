/** Alarms on the functions: errors of each function, throttles and time limits of all together. */
import { Construct } from 'constructs';
import type { SystemFunction } from '../system/system-functions.ts';
import { RunbookAlarm, type SharedAlarmProps } from './runbook-alarm.ts';

export interface FunctionAlarmsProps {
  readonly shared: SharedAlarmProps;
  readonly functions: readonly SystemFunction[];
}

const fiveMinutes = 300;

/** The alarm fires if a run takes longer than this share of the function's time limit. */
const nearTimeout = 0.8;

export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, { shared, functions }: FunctionAlarmsProps) {
    super(scope, id);
    for (const one of functions) this.#createErrorAlarm(shared, one);
    this.#createThrottleAlarm(shared, functions);
    this.#createNearTimeoutAlarm(shared, functions);
  }

  #createErrorAlarm(shared: SharedAlarmProps, { folder, name, errorAlarm }: SystemFunction): void {
    new RunbookAlarm(this, `${folder}-errors`, {
      shared,
      runbook: errorAlarm,
      meaning: `A run of ${name} failed.`,
      rule: {
        namespace: 'AWS/Lambda',
        metricName: 'Errors',
        dimensions: { FunctionName: name },
        statistic: 'Sum',
        period: fiveMinutes,
        comparisonOperator: 'GreaterThanThreshold',
        threshold: 0,
      },
    });
  }

  #createThrottleAlarm(shared: SharedAlarmProps, functions: readonly SystemFunction[]): void {
    const ids = functions.map((_, index) => `throttles${index}`);
    new RunbookAlarm(this, 'throttles', {
      shared,
      runbook: 'finops-digest-throttles',
      meaning: 'Lambda held back a run: too many at once.',
      rule: {
        metricQuery: [
          ...functions.map(({ name }, index) =>
            lambdaMetric(`throttles${index}`, name, 'Throttles', 'Sum'),
          ),
          {
            id: 'all',
            label: 'Throttled invocations',
            expression: ids.map((one) => `FILL(${one}, 0)`).join(' + '),
            returnData: true,
          },
        ],
        comparisonOperator: 'GreaterThanThreshold',
        threshold: 0,
      },
    });
  }

  #createNearTimeoutAlarm(shared: SharedAlarmProps, functions: readonly SystemFunction[]): void {
    const shares = functions.map(
      ({ timeoutSeconds }, index) => `FILL(duration${index}, 0) / ${timeoutSeconds * 1000}`,
    );
    new RunbookAlarm(this, 'near-timeout', {
      shared,
      runbook: 'finops-digest-near-timeout',
      meaning: `A run took more than ${nearTimeout * 100} % of its time limit.`,
      rule: {
        metricQuery: [
          ...functions.map(({ name }, index) =>
            lambdaMetric(`duration${index}`, name, 'Duration', 'Maximum'),
          ),
          {
            id: 'worst',
            label: 'Share of the time limit',
            expression: `MAX([${shares.join(', ')}])`,
            returnData: true,
          },
        ],
        comparisonOperator: 'GreaterThanThreshold',
        threshold: nearTimeout,
      },
    });
  }
}

function lambdaMetric(id: string, functionName: string, metricName: string, stat: string) {
  const dimensions = { FunctionName: functionName };
  return {
    id,
    returnData: false,
    metric: { namespace: 'AWS/Lambda', metricName, dimensions, period: fiveMinutes, stat },
  };
}
