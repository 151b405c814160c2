/** Sender and recipients of the mail, and which parts of SES exist already. */
import * as z from 'zod';
import { defaultSendsPerSecond } from '../../src/settings/defaults.ts';
import { regionsWithoutSes } from '../names/regions.ts';
import { email, emails, flag, group, integer, oneOf, region, text } from './setting-values.ts';

const domain = text(
  "a domain in lower case such as example.com, in DNS's form (xn--…) if it has non-ASCII letters",
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/,
);

export const mail = group({
  from: email,
  to: emails,
  /**
   * The kind of identity that the stack creates, or `existing`: then the stack neither creates nor
   * removes it.
   */
  identity: oneOf('domain', 'email', 'existing').default('domain'),
  /** Region of SES; by default the system's own. */
  region: region
    .refine((given) => !regionsWithoutSes.includes(given), {
      error: 'a region in which SES can send',
    })
    .optional(),
  /** Name of an existing configuration set; by default the stack creates one. */
  configurationSet: text(
    'the name of an existing SES configuration set: letters, digits, - and _',
    /^[A-Za-z0-9_-]{1,64}$/,
  ).optional(),
  /** The only domains that mail may be sent to, each by its full name; by default any. */
  recipientDomains: z
    .array(domain, { error: 'a list of domains' })
    .min(1, { error: 'a list of at least one domain' })
    .optional(),
  /** SES's sending rate of this account. */
  sendsPerSecond: integer(1, 1000).default(defaultSendsPerSecond),
  /** Whether a weekly summary is sent on Mondays. */
  weeklySummary: flag.default(false),
  /** Whether a mail about each month is sent when all its costs are invoiced. */
  monthlyClose: flag.default(false),
});
