/**
 * How often a charge comes back: usage every day, support and tax once a month, a refund never. A projection
 * must not extend a cost that comes once. What is not in the tables is unknown, and its reader decides.
 */
import type { BillSource } from './bill-source.ts';

/**
 * `recurring`: with usage, each day. `monthly`: once a month, mostly dated its first day. `one-off`: nothing
 * follows from it for later days.
 */
export type ChargeKind = 'recurring' | 'monthly' | 'one-off' | 'unknown';

type Kinds = Readonly<Record<string, ChargeKind>>;

/**
 * By line item type. `Fee` is an upfront annual fee, `RIFee` the monthly one; a Savings Plan's recurring fee is
 * billed by the hour.
 * https://docs.aws.amazon.com/cur/latest/userguide/Lineitem-columns.html#Lineitem-details-L-LineItemType
 * https://docs.aws.amazon.com/cur/latest/userguide/cur-sp.html
 */
const usageReportKinds: Kinds = {
  Usage: 'recurring',
  DiscountedUsage: 'recurring',
  SavingsPlanCoveredUsage: 'recurring',
  SavingsPlanNegation: 'recurring',
  SavingsPlanRecurringFee: 'recurring',
  RIFee: 'monthly',
  Tax: 'monthly',
  Fee: 'one-off',
  SavingsPlanUpfrontFee: 'one-off',
  Credit: 'one-off',
  Refund: 'one-off',
};

/**
 * By category and frequency. A recurring purchase is the fee of a reservation or of a Savings Plan: FOCUS does
 * not say which, and the first comes once a month. Tax is monthly, whatever its frequency.
 * https://focus.finops.org/focus-specification/v1-2/#chargecategory
 * https://focus.finops.org/focus-specification/v1-2/#chargefrequency
 */
const focusKinds: Kinds = {
  Usage: 'recurring',
  'Usage/Usage-Based': 'recurring',
  'Usage/Recurring': 'monthly',
  'Usage/One-Time': 'one-off',
  'Purchase/Usage-Based': 'recurring',
  'Purchase/Recurring': 'monthly',
  'Purchase/One-Time': 'one-off',
  Tax: 'monthly',
  'Tax/Usage-Based': 'monthly',
  'Tax/Recurring': 'monthly',
  'Tax/One-Time': 'monthly',
  Credit: 'one-off',
  'Credit/Usage-Based': 'recurring',
  'Credit/Recurring': 'monthly',
  'Credit/One-Time': 'one-off',
  Adjustment: 'one-off',
  'Adjustment/Usage-Based': 'recurring',
  'Adjustment/Recurring': 'monthly',
  'Adjustment/One-Time': 'one-off',
};

/** The kind of each charge type of `cost_lines`, by source. */
export const chargeKinds: Readonly<Record<BillSource, Kinds>> = {
  cur2: usageReportKinds,
  legacy: usageReportKinds,
  focus: focusKinds,
};

/** A charge as `cost_lines` has it. */
export interface Charge {
  /** `charge_type`. */
  readonly chargeType: string;
  /** `service` or `service_code`. */
  readonly service: string;
}

export function chargeKind(source: BillSource, { chargeType, service }: Charge): ChargeKind {
  const kind = source === 'focus' ? kindOfFocus(chargeType) : kindOfLineItem(chargeType);
  const isOwnCharge = kind === 'recurring' || fees.has(chargeType);
  return isOwnCharge && isSupport(service) ? 'monthly' : kind;
}

/**
 * The kind of a charge of `cost_allocation`, which does not name its source: FOCUS types have a frequency after a
 * slash, or are categories that usage reports lack. Both sources mean the same with the types that they share.
 */
export function archivedChargeKind(charge: Charge): ChargeKind {
  const [category = ''] = charge.chargeType.split('/');
  const isFocus = category !== charge.chargeType || focusCategories.has(category);
  return chargeKind(isFocus ? 'focus' : 'legacy', charge);
}

/** Whether a cost is expected again on later days; an unknown one is, because most are. */
export function isOfEveryDay(kind: ChargeKind): boolean {
  return kind === 'recurring' || kind === 'unknown';
}

const focusCategories: ReadonlySet<string> = new Set(['Purchase', 'Adjustment']);

/** Charge types that support may have in addition to those of usage. */
const fees: ReadonlySet<string> = new Set(['Fee', 'Purchase', 'Purchase/One-Time']);

/** A discount (EdpDiscount, BundledDiscount, …) belongs to the usage that it reduces. */
function kindOfLineItem(chargeType: string): ChargeKind {
  if (Object.hasOwn(usageReportKinds, chargeType))
    return usageReportKinds[chargeType] as ChargeKind;
  return chargeType.endsWith('Discount') ? 'recurring' : 'unknown';
}

/** A correction changes a month that is invoiced already: later days do not repeat it. */
function kindOfFocus(chargeType: string): ChargeKind {
  if (chargeType.endsWith('/Correction')) return 'one-off';
  return Object.hasOwn(focusKinds, chargeType) ? (focusKinds[chargeType] as ChargeKind) : 'unknown';
}

/**
 * Support is charged once a month, by the month's usage, also where its line is a Fee or Usage. Codes are such
 * as 'AWSSupportBusiness', 'AWSDeveloperSupport' and 'OCBPremiumSupport', names 'AWS Support (Business)'.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/consolidatedbilling-support.html
 */
const supportNames =
  /^(aws ?((developer|business|premium|enterprise) ?)?support|ocbpremiumsupport|awsenterpriseonramp)/i;

function isSupport(service: string): boolean {
  return supportNames.test(service);
}
