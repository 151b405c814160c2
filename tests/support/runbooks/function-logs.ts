/** The destination of a function's output in AWS: a log group of CloudWatch, here moto's. */
import type { Invocation } from '../lambda/lambda.ts';
import { callMoto } from './moto-json.ts';

const prefix = 'Logs_20140328';

export class FunctionLogs {
  readonly #place: { readonly url: string; readonly region: string };
  #streams = 0;

  constructor(place: { readonly url: string; readonly region: string }) {
    this.#place = place;
  }

  createGroup(functionName: string): Promise<unknown> {
    return this.createLog(groupOf(functionName));
  }

  createLog(logGroupName: string): Promise<unknown> {
    return this.#call('CreateLogGroup', { logGroupName });
  }

  /** Everything the invocation printed, and Lambda's own last line. */
  async keep(functionName: string, { output, loadMilliseconds, peakBytes }: Invocation) {
    const logGroupName = groupOf(functionName);
    const logStreamName = `2026/11/21/[$LATEST]${String(++this.#streams).padStart(32, '0')}`;
    const report =
      `REPORT RequestId: 0 Duration: ${Math.ceil(loadMilliseconds)} ms ` +
      `Max Memory Used: ${peakBytes >> 20} MB`;
    const lines = [...output.split('\n').filter((line) => line !== ''), report];
    await this.#call('CreateLogStream', { logGroupName, logStreamName });
    const timestamp = Date.now();
    const logEvents = lines.map((message) => ({ timestamp, message }));
    await this.#call('PutLogEvents', { logGroupName, logStreamName, logEvents });
  }

  #call(operation: string, input: object): Promise<unknown> {
    const call = { service: 'logs', target: `${prefix}.${operation}`, input };
    return callMoto(this.#place, call);
  }
}

function groupOf(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}
