/** The command that an operator copies from the audit's findings: the deployed backfill, for some days. */
import type { BillingDay } from '../domain/billing-day.ts';

/** `auditName`: the audit's own name in AWS, which differs from the backfill's in its last words. */
export function invokeBackfill(auditName: string): (from: BillingDay, to: BillingDay) => string {
  const name = auditName.replace(/partition-audit$/, 'backfill');
  return (from, to) =>
    `aws lambda invoke --function-name ${name} --invocation-type Event ` +
    `--cli-binary-format raw-in-base64-out --payload '{"from":"${from}","to":"${to}"}' /dev/stdout`;
}
