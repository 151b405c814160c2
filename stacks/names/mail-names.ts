/** Where SES is, and which of its identities the mail leaves by. */
import { callerExpression, isExpression } from './expressions.ts';

/** The settings that decide it. */
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

/** The identity that the stack makes: the sender's domain, or the address alone; undefined for none. */
export function madeIdentityOf({ mail }: Pick<MailRegions, 'mail'>): string | undefined {
  if (mail.identity === 'existing') return undefined;
  return mail.identity === 'email' ? mail.from : domainOf(mail.from);
}

/**
 * The identities that SES may take for the sender. Of those that exist it takes the narrowest: the
 * address, its domain, a domain above.
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
