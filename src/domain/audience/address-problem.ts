/**
 * Why nobody can be written to at an address, so that one such address is left out and keeps no other
 * reader's mail back: SES refuses a mail to all its recipients for a single wrong one.
 */

/** Addresses of one mail: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
export const maxAddresses = 50;

const plain = 'write one mail address such as finops@example.com';
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const domain = new RegExp(`^(?:${label}\\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})$`);
/** RFC 5321. */
const maxLocal = 64;
const most = 254;

/**
 * Null where mail can be sent to it. The reason never holds the address: faults are logged, and logs
 * hold none. `domains`: the only ones that mail may go to, in lower case; null for any.
 */
export function addressProblem(address: string, domains: readonly string[] | null): string | null {
  const at = address.lastIndexOf('@');
  const [before, after] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || after === '' || /[\s@,;<>"\p{Cc}]/u.test(`${before}${after}`)) {
    return `the address is none; ${plain}`;
  }
  if (!isAscii(before)) {
    return 'the address has letters beyond ASCII before its @; SES takes ASCII addresses only';
  }
  if (!isAscii(after)) {
    return "the address has letters beyond ASCII in its domain; write it in DNS's form, xn--…";
  }
  if (!local.test(before) || !domain.test(after)) return `the address is none; ${plain}`;
  if (before.length > maxLocal || address.length > most) {
    return `the address is longer than the ${maxLocal} letters before the @, ${most} in all, that SES takes`;
  }
  if (domains !== null && !domains.includes(after.toLowerCase())) {
    return `the address is in no allowed domain; allowed: ${domains.join(', ')}`;
  }
  return null;
}

/** The address with its domain in lower case, as DNS takes it; what is before the @ stays. */
export function withLowerCaseDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${address.slice(at + 1).toLowerCase()}`;
}

function isAscii(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text);
}
