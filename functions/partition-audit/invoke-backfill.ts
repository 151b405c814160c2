/** The command that an operator copies from the audit's findings: the deployed backfill, for some days. */
import type { BackfillCommand } from './partition-audit.ts';

/** `auditName`: the audit's own name in AWS, which differs from the backfill's in its last words. */
export function invokeBackfill(auditName: string): BackfillCommand {
  const name = auditName.replace(/partition-audit$/, 'backfill');
  return (from, to, accept) =>
    `aws lambda invoke --function-name ${name} --invocation-type Event ` +
    `--cli-binary-format raw-in-base64-out --payload '{"from":"${from}","to":"${to}"${accept ? ',"acceptShrink":true' : ''}}' /dev/stdout`;
}
