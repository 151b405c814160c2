/**
 * The partition catalog of a table as one JSON file in the object store: the days that are visible to
 * queries, as in Glue. After each change the engine's view of the archive is created again. If the file
 * is missing, the days are found from the archived objects.
 */
import * as z from 'zod/mini';
import { type BillingDay, isBillingDay } from '../../../domain/calendar/billing-day.ts';
import '../../../domain/input/zod-messages.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { type ObjectStore, PreconditionFailedError } from '../../../ports/object-store.ts';
import type { ArchivePartition, PartitionCatalog } from '../../../ports/partition-catalog.ts';
import type { ParquetTable } from '../../../tables/table.ts';

/** Maximum number of attempts at a registration if other runs register at the same time. */
const maxAttempts = 10;

const catalogFile = z.object({
  partitions: z.array(
    z.object({
      day: z.pipe(
        z.string().check(z.refine(isBillingDay, 'not a calendar date')),
        z.transform((day) => day as BillingDay),
      ),
      prefix: z.string(),
    }),
  ),
});

/** Returns all partitions; of two partitions of the same day the later one counts. */
type Merge = (known: readonly ArchivePartition[]) => readonly ArchivePartition[];

type Listener = (partitions: readonly ArchivePartition[]) => Promise<void>;

export class JsonCatalog implements PartitionCatalog {
  readonly #key: string;
  readonly #store: ObjectStore;
  readonly #onChange: Listener;
  readonly #archived: () => readonly ArchivePartition[];
  /** Days that have an object, found when the catalog was opened without its file. */
  #lost: readonly ArchivePartition[] = [];

  /**
   * `onChange` receives all partitions after each registration. `archived` finds the days that have an
   * object, for a lost catalog.
   */
  constructor(
    table: Pick<ParquetTable, 'name'>,
    store: ObjectStore,
    onChange: Listener,
    archived: () => readonly ArchivePartition[] = () => [],
  ) {
    this.#key = `catalog/${table.name}.json`;
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
    await this.#store.put(this.#key, body, { contentType: 'application/json', ...condition });
    await this.#onChange(all);
  }

  /**
   * Passes the registered partitions to the listener. If the file is missing, these are all days that have
   * an object at this time; the next registration writes them all. This check is not repeated later: a run
   * that has just published its first days must still register them.
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
    const stored = await this.#store.get(this.#key);
    if (stored === undefined) return { partitions: [], etag: undefined };
    const { body, etag } = stored;
    const text = Buffer.from(body).toString('utf8');
    return { partitions: partitionsIn(text, this.#store.locate(this.#key)), etag };
  }
}

/** A catalog that cannot be read is not empty: queries would lose every day silently. */
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
    `The catalog ${file} is damaged (${damage}); delete it and run again: its days are ` +
      'then found from the archived objects, which stay unchanged.',
    { cause },
  );
}
