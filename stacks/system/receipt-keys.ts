/**
 * Whose receipts are whose, as IAM writes patterns of their keys: `receipts/<day>/<audience>.json`. No
 * pattern of one function takes in a receipt of another, whatever the units are called.
 */
import { organizationAudience } from '../../src/delivery/mail-audiences.ts';
import { executives } from '../../src/domain/figures/executive-figures.ts';

/** An owner's audience: a name, and ten letters of a hash. */
const anyOwner = '*-??????????';
/** A daily mail has no ending, a summary its kind. */
const endings = ['', '-week', '-month'];

/** Of mails to the whole organization and to owners. */
export const digestReceipts = [organizationAudience.name, anyOwner].flatMap((audience) =>
  endings.map((ending) => receiptsOf(`${audience}${ending}`)),
);

/** What the executives' page waits for. */
export const organizationReceipts = receiptsOf(organizationAudience.name);

export const executiveReceipts = receiptsOf(executives);

/** 'audit-from-20261006'. */
export const auditReceipts = receiptsOf('audit-from-????????');

function receiptsOf(audience: string): string {
  return `receipts/*/${audience}.json`;
}
