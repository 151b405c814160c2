/**
 * Which payer accounts someone has accepted, and from which day: a new management account begins a new
 * bill, and the days before stay the old one's.
 */
import * as z from 'zod/mini';
import type { AcceptedPayer } from '../domain/accepted-payer.ts';
import { type BillingDay, dayOfTime, parseBillingDay } from '../domain/billing-day.ts';
import '../domain/english-faults.ts';
import { InputError } from '../domain/input-error.ts';
import { type ObjectStore, PreconditionFailedError } from '../platform/ports.ts';
import { type DayNature, daysOfOtherPayers, rangeWords } from './one-archive.ts';

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

export interface PayerQuestion {
  /** First and last payer account of the bill; null where it names none. */
  readonly payers: readonly string[] | null;
  readonly archived: readonly DayNature[];
  /** What is accepted now; without a day, from the first day that this run's bill has. */
  readonly change: AcceptedPayer | null;
  /** First day of the bill in this run's window. */
  readonly firstDay: BillingDay;
  readonly now: number;
}

/**
 * The day from which this bill's payer counts; null where it is the archive's own. Records a change that
 * is given now. Throws an InputError where the payer is another and nobody has accepted it.
 */
export async function acceptedFrom(
  store: Pick<ObjectStore, 'get' | 'put' | 'locate'>,
  { payers, archived, change, firstDay, now }: PayerQuestion,
): Promise<BillingDay | null> {
  const others = daysOfOtherPayers(archived, payers);
  if (others.length === 0 || payers === null) return null;
  if (change !== null && payers.includes(change.payer)) {
    const from = change.from ?? firstDay;
    await record(store, { payer: change.payer, from, acceptedAt: new Date(now).toISOString() });
    return from;
  }
  const known = (await readAccepted(store)).accepted.filter(({ payer }) => payers.includes(payer));
  const latest = known.at(-1);
  if (latest !== undefined) return parseBillingDay(latest.from);
  throw otherPayer(others, payers, dayOfTime(now));
}

function otherPayer(others: readonly DayNature[], payers: readonly string[], today: BillingDay) {
  const [first, last] = [others[0] as DayNature, others.at(-1) as DayNature];
  return new InputError(
    `The bill is of payer account ${payers[0]}, the archive has ${rangeWords(first.day, last.day)} of ` +
      `${first.payers?.[0]}: nothing was archived. Give the bill of ${first.payers?.[0]}, another --out, ` +
      `or, where ${payers[0]} is the new management account, --accept-payer ${payers[0]}@${today} with ` +
      'the first day of its bills.',
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
      `${store.locate(key)} is damaged: bring back an earlier version of it, or delete it and accept ` +
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
