/** Sender and recipients of the audit's mail, from the environment. Terraform sets the same names. */
import * as z from 'zod/mini';
import { functionPatience, type MailPatience } from '../../src/delivery/mail-patience.ts';
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
});

export interface AuditMailSettings extends MailPatience {
  /** One address, with or without a name. */
  readonly from: string;
  readonly to: readonly string[];
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
