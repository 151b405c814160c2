/** Who sends and who reads, and what of SES is there already. */
import * as z from 'zod';
import { defaultSendsPerSecond } from '../../src/settings/sending-rate.ts';
import { regionsWithoutSes } from '../names/regions.ts';
import { email, emails, flag, group, oneOf, region, text, whole } from './setting-values.ts';

const domain = text(
  "a domain in small letters such as example.com, in DNS's form where it has others than ASCII",
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/,
);

export const mail = group({
  from: email,
  to: emails,
  /** What SES verifies, made here; or what it knows already, which nothing here makes or removes. */
  identity: oneOf('domain', 'email', 'existing').default('domain'),
  /** Where SES sends from; the system's own region by default. */
  region: region
    .refine((given) => !regionsWithoutSes.includes(given), { error: 'a region in which SES sends' })
    .optional(),
  /** Name of a configuration set that there is; one of the system's own without. */
  configurationSet: text(
    'the name of an SES configuration set there is: letters, digits, - and _',
    /^[A-Za-z0-9_-]{1,64}$/,
  ).optional(),
  /** The only domains that mail may go to, each by its full name; any without. */
  recipientDomains: z
    .array(domain, { error: 'a list of domains' })
    .min(1, { error: 'a list of at least one domain' })
    .optional(),
  /** What SES lets this account send. */
  sendsPerSecond: whole(1, 1000).default(defaultSendsPerSecond),
  /** A summary of each week, on Mondays. */
  weeklySummary: flag.default(false),
  /** A mail about each month when all its costs are invoiced. */
  monthlyClose: flag.default(false),
});
