/** Alarms on the API: answers that failed, answers that took long, and answers that Lambda did not begin. */
import { Construct } from 'constructs';
import { RunbookAlarm, type SharedAlarmProps } from '../constructs/runbook-alarm.ts';

export interface ApiAlarmsProps {
  readonly shared: SharedAlarmProps;
  readonly apiId: string;
  readonly functionName: string;
}

const fiveMinutes = 300;
const slowMilliseconds = 10_000;
/** A reader repeats a single failed request, and sees nothing of it. */
const toleratedFailures = 2;

export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ApiAlarmsProps) {
    super(scope, id);
    this.#createFailureAlarm(props);
    this.#createLatencyAlarm(props);
    this.#createFunctionAlarms(props);
  }

  #createFailureAlarm({ shared, apiId }: ApiAlarmsProps): void {
    new RunbookAlarm(this, '5xx', {
      shared,
      runbook: 'finops-digest-api-5xx',
      meaning: 'Requests of the dashboard failed: API Gateway answered with 500 to 599.',
      rule: {
        ...ofApi(apiId, '5xx'),
        statistic: 'Sum',
        comparisonOperator: 'GreaterThanThreshold',
        threshold: toleratedFailures,
      },
    });
  }

  #createLatencyAlarm({ shared, apiId }: ApiAlarmsProps): void {
    new RunbookAlarm(this, 'latency', {
      shared,
      runbook: 'finops-digest-api-slow',
      meaning: `For 15 minutes one of ten requests of the dashboard took more than ${slowMilliseconds / 1000} s.`,
      rule: {
        ...ofApi(apiId, 'Latency'),
        extendedStatistic: 'p90',
        evaluationPeriods: 3,
        comparisonOperator: 'GreaterThanThreshold',
        threshold: slowMilliseconds,
      },
    });
  }

  #createFunctionAlarms({ shared, functionName }: ApiAlarmsProps): void {
    const ofFunction = (metricName: string) => ({
      namespace: 'AWS/Lambda',
      metricName,
      dimensions: { FunctionName: functionName },
      statistic: 'Sum',
      period: fiveMinutes,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });
    new RunbookAlarm(this, 'errors', {
      shared,
      runbook: 'finops-digest-api-errors',
      meaning: `An invocation of ${functionName} failed.`,
      rule: ofFunction('Errors'),
    });
    new RunbookAlarm(this, 'throttles', {
      shared,
      runbook: 'finops-digest-api-throttles',
      meaning: `Lambda did not begin an invocation of ${functionName}: too many at once.`,
      rule: ofFunction('Throttles'),
    });
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
function ofApi(apiId: string, metricName: string) {
  return {
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensions: { ApiId: apiId },
    period: fiveMinutes,
  };
}
