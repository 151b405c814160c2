/** The command in the audit's findings with which an operator invokes the deployed resource metrics. */
import type { AuditedMetrics } from './gaps.ts';

/** `auditName`: the audit's function name in AWS; only its last part differs from that of the metrics. */
export function metricsCommandFor(auditName: string): AuditedMetrics['command'] {
  const name = auditName.replace(/partition-audit$/, 'resource-metrics');
  return (from, to) =>
    `aws lambda invoke --function-name ${name} --invocation-type Event ` +
    `--cli-binary-format raw-in-base64-out --payload '{"from":"${from}","to":"${to}"}' /dev/stdout`;
}
