/** Sender and recipients of the audit's mail, and whether it audits metrics, from the environment. Terraform sets the same names. */
import * as z from 'zod/mini';
import { functionPatience, type MailPatience } from '../../src/delivery/mail-patience.ts';
import { maxMetricHealDays } from '../../src/settings/metrics-settings.ts';
import {
  addressList,
  environmentError,
  optionalVariable,
  parseEnvironment,
} from '../../src/settings/parse-environment.ts';

/** Environment variable → what it accepts. Absent or empty means "not set". */
export const auditEnvironment = z.object({
  DIGEST_MAIL_FROM: optionalVariable(z.string().check(z.minLength(3))),
  /** Addresses, separated by commas; without them the audit sends no mail. */
  DIGEST_AUDIT_MAIL_TO: optionalVariable(addressList),
  /** Days before yesterday that a run of the resource metrics completes; without it they are not audited. */
  DIGEST_AUDIT_METRICS_HEAL_DAYS: optionalVariable(
    z.coerce.number().check(z.int(), z.minimum(0), z.maximum(maxMetricHealDays)),
  ),
});

export interface AuditMailSettings extends MailPatience {
  /** One address, with or without a name. */
  readonly from: string;
  readonly to: readonly string[];
}

/** Null where the resource metrics are off. Throws as `readAuditMail` does. */
export function readAuditedHealDays(environment: NodeJS.ProcessEnv): number | null {
  return parseEnvironment(auditEnvironment, environment).DIGEST_AUDIT_METRICS_HEAL_DAYS ?? null;
}

/** Null without recipients. Throws an Error naming each variable that is missing or wrong. */
export function readAuditMail(environment: NodeJS.ProcessEnv): AuditMailSettings | null {
  const env = parseEnvironment(auditEnvironment, environment);
  const { DIGEST_MAIL_FROM: from, DIGEST_AUDIT_MAIL_TO: to } = env;
  if (to === undefined) return null;
  if (from === undefined) {
    throw environmentError('DIGEST_MAIL_FROM: needed when DIGEST_AUDIT_MAIL_TO is set');
  }
  return { from, to, ...functionPatience };
}
