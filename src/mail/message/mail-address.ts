/** One mail address, safe for a header. */
import addressparser from 'nodemailer/lib/addressparser';

/**
 * The bare address of 'FinOps <finops@example.com>'. Throws a RangeError unless the text is exactly one
 * address.
 */
export function oneAddress(text: string): string {
  const [first, ...others] = addressparser(text, { flatten: true });
  const address = first?.address ?? '';
  if (others.length > 0 || /\p{Cc}/u.test(text) || !/^[^\s@]+@[^\s@]+$/.test(address)) {
    throw new RangeError(`${JSON.stringify(text)} is not one mail address.`);
  }
  return address;
}
