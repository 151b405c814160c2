/**
 * IAM patterns of the receipts that each function may write: `receipts/<day>/<audience>.json`. The
 * pattern of one function never matches a receipt of another, regardless of the names of OUs.
 */
import { organizationAudience } from '../../src/delivery/mail-audiences.ts';
import { executives } from '../../src/domain/figures/executive-figures.ts';

/** An owner's audience: a name and ten characters of a hash. */
const anyOwner = '*-??????????';
/** A daily mail has no ending; a summary's ending is its kind. */
const endings = ['', '-week', '-month'];

/** Receipts of mails to the whole organization and to owners. */
export const digestReceipts = [organizationAudience.name, anyOwner].flatMap((audience) =>
  endings.map((ending) => receiptsOf(`${audience}${ending}`)),
);

/** The receipts that the executives' page waits for. */
export const organizationReceipts = receiptsOf(organizationAudience.name);

export const executiveReceipts = receiptsOf(executives);

/** Matches 'audit-from-20261006'. */
export const auditReceipts = receiptsOf('audit-from-????????');

function receiptsOf(audience: string): string {
  return `receipts/*/${audience}.json`;
}
