/**
 * Why mail cannot be sent to an address. Such an address is skipped, because SES rejects a mail for
 * all its recipients when one address is invalid.
 */

/** Addresses of one mail: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
export const maxAddresses = 50;

const plain = 'write one mail address such as finops@example.com';
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const domain = new RegExp(`^(?:${label}\\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})$`);
/** RFC 5321. */
const maxLocal = 64;
const maxLength = 254;

/**
 * Null when mail can be sent to the address. The reason never contains the address, because problems
 * are logged. `domains`: the only allowed domains, in lower case; null for any.
 */
export function addressProblem(address: string, domains: readonly string[] | null): string | null {
  const at = address.lastIndexOf('@');
  const [before, after] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || after === '' || /[\s@,;<>"\p{Cc}]/u.test(`${before}${after}`)) {
    return `not an email address; ${plain}`;
  }
  if (!isAscii(before)) {
    return 'the address has characters beyond ASCII before its @; SES takes ASCII addresses only';
  }
  if (!isAscii(after)) {
    return "the address has characters beyond ASCII in its domain; write it in DNS's form, xn--…";
  }
  if (!local.test(before) || !domain.test(after)) return `not an email address; ${plain}`;
  if (before.length > maxLocal || address.length > maxLength) {
    return `the address is too long; SES accepts ${maxLocal} characters before the @, ${maxLength} in all`;
  }
  if (domains !== null && !domains.includes(after.toLowerCase())) {
    return `the domain of the address is not allowed; allowed: ${domains.join(', ')}`;
  }
  return null;
}

/** The address with its domain in lower case; the part before the @ is case-sensitive and stays. */
export function withLowerCaseDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${address.slice(at + 1).toLowerCase()}`;
}

function isAscii(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text);
}
