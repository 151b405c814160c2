/** The command in the audit's findings with which an operator invokes the deployed backfill. */
import type { BackfillCommand } from './gaps.ts';

/** `auditName`: the audit's function name in AWS; only its last part differs from the backfill's. */
export function backfillCommandFor(auditName: string): BackfillCommand {
  const name = auditName.replace(/partition-audit$/, 'backfill');
  return (from, to, accept) =>
    `aws lambda invoke --function-name ${name} --invocation-type Event ` +
    `--cli-binary-format raw-in-base64-out --payload '{"from":"${from}","to":"${to}"${accept ? ',"acceptShrink":true' : ''}}' /dev/stdout`;
}
