/**
 * The partition catalog as one JSON file in the object store: which days of `ou_breakdown` readers
 * see, as Glue would hold them. After each change the engine's view of the archive is made anew. Where
 * the file is missing, the archive's own objects say which days there are.
 */
import * as z from 'zod/mini';
import { type BillingDay, isBillingDay } from '../../../domain/calendar/billing-day.ts';
import '../../../domain/input/zod-messages.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { type ObjectStore, PreconditionFailedError } from '../../../ports/object-store.ts';
import type { ArchivePartition, PartitionCatalog } from '../../../ports/partition-catalog.ts';

/** How often a registration starts over because another run registered at the same time. */
const maxAttempts = 10;
const catalogKey = 'catalog/ou_breakdown.json';

const catalogFile = z.object({
  partitions: z.array(
    z.object({
      day: z.pipe(
        z.string().check(z.refine(isBillingDay, 'no calendar day')),
        z.transform((day) => day as BillingDay),
      ),
      prefix: z.string(),
    }),
  ),
});

/** All partitions; of two of the same day the later one stands. */
type Merge = (known: readonly ArchivePartition[]) => readonly ArchivePartition[];

type Listener = (partitions: readonly ArchivePartition[]) => Promise<void>;

export class JsonCatalog implements PartitionCatalog {
  readonly #store: ObjectStore;
  readonly #onChange: Listener;
  readonly #archived: () => readonly ArchivePartition[];
  /** Days that have an object, found when the catalog was opened and its file was missing. */
  #lost: readonly ArchivePartition[] = [];

  /**
   * `onChange` is told every partition after each registration. `archived` finds the days that have an
   * object, for a catalog that was lost.
   */
  constructor(
    store: ObjectStore,
    onChange: Listener,
    archived: () => readonly ArchivePartition[] = () => [],
  ) {
    this.#store = store;
    this.#onChange = onChange;
    this.#archived = archived;
  }

  async registered(from: BillingDay, to: BillingDay): Promise<readonly ArchivePartition[]> {
    const { partitions } = await this.#read();
    return partitions.filter(({ day }) => day >= from && day <= to);
  }

  async register(partitions: readonly ArchivePartition[]): Promise<void> {
    return this.#change((known) => [...partitions, ...known]);
  }

  async relocate(partitions: readonly ArchivePartition[]): Promise<void> {
    return this.#change((known) => [...known, ...partitions]);
  }

  async #change(merge: Merge): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#write(merge);
      } catch (error) {
        const isSuperseded = error instanceof PreconditionFailedError;
        if (!isSuperseded || attempt === maxAttempts) throw error;
      }
    }
  }

  async #write(merge: Merge): Promise<void> {
    const { partitions: known, etag } = await this.#read();
    const before = etag === undefined ? [...this.#lost, ...known] : known;
    const byDay = new Map(merge(before).map((partition) => [partition.day, partition]));
    const all = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    const body = Buffer.from(`${JSON.stringify({ partitions: all }, null, 1)}\n`);
    const condition = etag === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: etag };
    await this.#store.put(catalogKey, body, { contentType: 'application/json', ...condition });
    await this.#onChange(all);
  }

  /**
   * Tells the listener what is registered now. Where the file is missing, that is every day that has an
   * object at this time; the next registration writes them all. Not looked for later: a run that has
   * just published its first days must still register them.
   */
  async load(): Promise<void> {
    const { partitions, etag } = await this.#read();
    this.#lost = etag === undefined ? this.#archived() : [];
    await this.#onChange([...this.#lost, ...partitions]);
  }

  async #read(): Promise<{
    readonly partitions: readonly ArchivePartition[];
    readonly etag: string | undefined;
  }> {
    const stored = await this.#store.get(catalogKey);
    if (stored === undefined) return { partitions: [], etag: undefined };
    const { body, etag } = stored;
    const text = Buffer.from(body).toString('utf8');
    return { partitions: partitionsIn(text, this.#store.locate(catalogKey)), etag };
  }
}

/** A catalog that cannot be read is not empty: readers would lose every day without a word. */
function partitionsIn(text: string, file: string): readonly ArchivePartition[] {
  let cause: unknown;
  try {
    const parsed = catalogFile.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data.partitions;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    cause = new Error([...(where === '' ? [] : [where]), issue?.message].join(': '));
  } catch (error) {
    cause = error;
  }
  const damage = text.trim() === '' ? 'it is empty' : (cause as Error).message;
  throw new InputError(
    `The catalog ${file} is damaged (${damage}); delete it and run again: which days there are is ` +
      'then found from the archived objects, none of which is touched.',
    { cause },
  );
}
