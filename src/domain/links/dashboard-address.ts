/**
 * The address of the web dashboard, as settings give it: https, or http on this computer, with nothing in it
 * that a link could not be appended to.
 */

/** Longer addresses are rejected, because a mail repeats the address in every link. */
const maxCharacters = 200;

/**
 * An accepted address without a slash at its end. Without look-ahead, which Terraform's patterns do not
 * support; a host of other letters is written as `xn--…`.
 */
export const dashboardAddressPattern =
  /^(https:\/\/[A-Za-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\]))(:[0-9]{1,5})?(\/[A-Za-z0-9._~%-]+)*$/;

export const acceptedDashboardAddress =
  'an https address such as https://costs.example.com, or http on localhost, 127.0.0.1 or [::1], without ' +
  'user name, ? and #';

/** Says what is wrong and what to do, such as 'it has a user name; remove everything up to the @'; else null. */
export function dashboardAddressProblem(given: string): string | null {
  const address = normalDashboardAddress(given);
  if (address.length > maxCharacters) return `it has more than ${maxCharacters} characters`;
  if (/[\s\p{Cc}]/u.test(given)) return 'it has a space or a line break; remove it';
  if (!/^https?:\/\//.test(given)) return 'it does not begin with https://; write it in full';
  if (address.includes('@')) return 'it has a user name; remove everything up to the @';
  if (/[?#]/.test(given)) return 'it has a ? or #; remove everything from there on';
  if (isPlainHttp(address)) return 'http is only for this computer; write https';
  const isAddress = dashboardAddressPattern.test(address) && URL.canParse(address);
  return isAddress ? null : 'its host, port or path is not valid';
}

/** Without the slashes at its end, so that a path can be appended. */
export function normalDashboardAddress(given: string): string {
  return given.replace(/\/+$/, '');
}

function isPlainHttp(address: string): boolean {
  return address.startsWith('http://') && !dashboardAddressPattern.test(address);
}
