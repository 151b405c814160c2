/** The region of SES, and the SES identities that the mail is sent from. */
import { callerExpression, isExpression } from './expressions.ts';

/** The settings that decide this. */
export interface MailRegions {
  readonly region: string;
  readonly mail: {
    readonly from: string;
    readonly identity: 'domain' | 'email' | 'existing';
    readonly region?: string | undefined;
  };
}

/** The region in which SES sends. */
export function sesRegionOf({ mail, region }: MailRegions): string {
  return mail.region ?? region;
}

/**
 * The identity that the stack creates: the sender's domain or address; undefined if it exists already.
 */
export function madeIdentityOf({ mail }: Pick<MailRegions, 'mail'>): string | undefined {
  if (mail.identity === 'existing') return undefined;
  return mail.identity === 'email' ? mail.from : domainOf(mail.from);
}

/**
 * The identities that SES may use for the sender. Of the existing ones it uses the most specific: the
 * address, then its domain, then a parent domain.
 * https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
 */
export function identitiesOf(settings: Pick<MailRegions, 'mail'>): readonly string[] {
  const made = madeIdentityOf(settings);
  if (made !== undefined) return [made];
  const { from } = settings.mail;
  if (isExpression(from)) return [from, domainOf(from), ...callerExpression.mailDomainsAbove];
  const labels = domainOf(from).split('.');
  const above = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return [from, ...above];
}

function domainOf(address: string): string {
  if (isExpression(address)) return callerExpression.mailDomain;
  return address.slice(address.lastIndexOf('@') + 1);
}
