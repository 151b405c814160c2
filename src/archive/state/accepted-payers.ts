/**
 * The payer accounts that someone has accepted, with their first day. A new management account begins a
 * new bill; days before its first day keep the version of the old payer.
 */
import * as z from 'zod/mini';
import { type BillingDay, parseBillingDay } from '../../domain/calendar/billing-day.ts';
import type { AcceptedPayer } from '../../domain/input/accepted-payer.ts';
import '../../domain/input/zod-messages.ts';
import { InputError } from '../../domain/input/input-error.ts';
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import { type DayAttributes, newPayers, rangeWords } from './archive-consistency.ts';

const key = 'archive-state/payers.json';

const shape = z.object({
  accepted: z.array(
    z.object({
      payer: z.string(),
      /** First day of the payer's bills, UTC. */
      from: z.string(),
      acceptedAt: z.iso.datetime(),
    }),
  ),
});

type Accepted = z.infer<typeof shape>['accepted'][number];

export interface PayerInput {
  /** Payer accounts of the bill; empty when it names none. */
  readonly payers: readonly string[];
  readonly archived: readonly DayAttributes[];
  /** The payer accepted in this run; without a day, it is accepted from `firstDay`. */
  readonly change: AcceptedPayer | null;
  /** First day of the bill in this run's window. */
  readonly firstDay: BillingDay;
  readonly now: number;
}

/** A payer account whose bills continue the archive of another payer. */
export interface NewPayer {
  readonly payer: string;
  /** Its first day: the days before keep the version of the other payer. */
  readonly from: BillingDay;
}

/**
 * The new payer whose bills continue the archive; null when the payer has not changed. Stores a payer
 * that is accepted now. Throws an InputError when the bill has another payer that was not accepted.
 */
export async function acceptedPayer(
  store: Pick<ObjectStore, 'get' | 'put' | 'locate'>,
  input: PayerInput,
): Promise<NewPayer | null> {
  const { payers, archived, change, firstDay, now } = input;
  const unknown = newPayers(archived, payers);
  const isOfBill = ({ payer }: { readonly payer: string }) => payers.includes(payer);
  if (change !== null && isOfBill(change) && unknown.includes(change.payer)) {
    const accepted = { payer: change.payer, from: change.from ?? firstDay };
    requireAccepted(unknown, accepted, input);
    await record(store, { ...accepted, acceptedAt: new Date(now).toISOString() });
    return accepted;
  }
  const latest = (await readAccepted(store)).accepted.findLast(isOfBill);
  const accepted = latest && { payer: latest.payer, from: parseBillingDay(latest.from) };
  requireAccepted(unknown, accepted, input);
  return accepted ?? null;
}

/** At most this number of the archive's payers is shown in a message. */
const maxPayersShown = 3;

/** Throws when the bill has a new payer that is not the accepted one. */
function requireAccepted(
  unknown: readonly string[],
  accepted: NewPayer | undefined,
  { archived, firstDay }: PayerInput,
): void {
  const other = unknown.find((payer) => payer !== accepted?.payer);
  if (other === undefined) return;
  const named = archived.filter((day) => day.payers !== null);
  const [first, last] = [named[0] as DayAttributes, named.at(-1) as DayAttributes];
  const known = [...new Set(named.flatMap((day) => day.payers ?? []))];
  throw new InputError(
    `The bill has lines of payer account ${other}, the archive has ` +
      `${rangeWords(first.day, last.day)} of ${known.slice(0, maxPayersShown).join(', ')}: nothing was ` +
      `archived. Give the bill of ${known[0]}, another --out, or, if ${other} is the new management ` +
      `account, --accept-payer ${other}@${firstDay} with the first day of its bills.`,
  );
}

async function readAccepted(store: Pick<ObjectStore, 'get' | 'locate'>) {
  const stored = await store.get(key);
  if (stored === undefined) return { accepted: [] as Accepted[], etag: undefined };
  try {
    const { accepted } = shape.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
    return { accepted, etag: stored.etag };
  } catch (cause) {
    throw new Error(
      `${store.locate(key)} is damaged: restore an earlier version of it, or delete it and accept ` +
        'the payer account again.',
      { cause },
    );
  }
}

async function record(
  store: Pick<ObjectStore, 'get' | 'put' | 'locate'>,
  entry: Accepted,
): Promise<void> {
  const { accepted, etag } = await readAccepted(store);
  const others = accepted.filter(({ payer }) => payer !== entry.payer);
  const body = Buffer.from(`${JSON.stringify({ accepted: [...others, entry] }, null, 1)}\n`);
  const condition = etag === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: etag };
  try {
    await store.put(key, body, { contentType: 'application/json', ...condition });
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
    await record(store, entry);
  }
}
