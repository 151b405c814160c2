/**
 * The partition catalog as one JSON file in the object store: which days of `ou_breakdown` readers
 * see, as Glue would hold them. After each change the engine's view of the archive is made anew.
 */
import * as z from 'zod/mini';
import type { BillingDay } from '../../domain/billing-day.ts';
import '../../domain/english-faults.ts';
import {
  type ArchivePartition,
  type ObjectStore,
  type PartitionCatalog,
  PreconditionFailedError,
} from '../ports.ts';

/** How often a registration starts over because another run registered at the same time. */
const mostAttempts = 10;
const catalogKey = 'catalog/ou_breakdown.json';

const catalogFile = z.object({
  partitions: z.array(
    z.object({
      day: z.pipe(
        z.string(),
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

  /** `onChange` is told every partition after each registration. */
  constructor(store: ObjectStore, onChange: Listener) {
    this.#store = store;
    this.#onChange = onChange;
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
        const isOvertaken = error instanceof PreconditionFailedError;
        if (!isOvertaken || attempt === mostAttempts) throw error;
      }
    }
  }

  async #write(merge: Merge): Promise<void> {
    const { partitions: known, etag } = await this.#read();
    const byDay = new Map(merge(known).map((partition) => [partition.day, partition]));
    const all = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    const body = Buffer.from(`${JSON.stringify({ partitions: all }, null, 1)}\n`);
    const condition = etag === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: etag };
    await this.#store.put(catalogKey, body, { contentType: 'application/json', ...condition });
    await this.#onChange(all);
  }

  /** Tells the listener what is registered now. */
  async load(): Promise<void> {
    await this.#onChange((await this.#read()).partitions);
  }

  async #read(): Promise<{ partitions: ArchivePartition[]; etag: string | undefined }> {
    const stored = await this.#store.get(catalogKey);
    if (stored === undefined) return { partitions: [], etag: undefined };
    const { partitions } = catalogFile.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
    return { partitions, etag: stored.etag };
  }
}
