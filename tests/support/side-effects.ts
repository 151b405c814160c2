/**
 * A platform whose side effects can be counted, crashed at, and paused at: puts, registrations, refreshes
 * and sends. After a crash every call fails, as in a process that ended.
 */
import type { PartitionCatalog } from '../../src/ports/partition-catalog.ts';
import type { Platform } from '../../src/ports/platform.ts';

export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Called around each side effect; may throw, or wait. `index` counts from 0 in the order of starts. */
export interface Watcher {
  readonly before?: (name: string, index: number) => Promise<void> | void;
  readonly after?: (name: string, index: number) => Promise<void> | void;
  /** Called for each object that was read; reading is not a side effect. */
  readonly read?: (key: string) => void;
}

/** The platform with `watcher` called before and after each of its side effects. */
export function watched<P extends Platform>(platform: P, watcher: Watcher): P {
  let count = 0;
  const effect =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>, name: (first: A[0]) => string) =>
    async (...args: A): Promise<R> => {
      const index = count++;
      const title = name(args[0]);
      await watcher.before?.(title, index);
      const result = await work(...args);
      await watcher.after?.(title, index);
      return result;
    };
  const { staging, store, catalog, allocationCatalog, dashboard, outbox } = platform;
  const watchedCatalog = (one: PartitionCatalog, title: string): PartitionCatalog => ({
    registered: one.registered.bind(one),
    register: effect(one.register.bind(one), () => `register${title}`),
    relocate: effect(one.relocate.bind(one), () => `relocate${title}`),
  });
  return {
    ...platform,
    staging: {
      estimate: (period) => staging.estimate(period),
      unload: effect(staging.unload.bind(staging), ({ name }) => `unload ${name}`),
      unloadLines: effect(staging.unloadLines.bind(staging), ({ name }) => `unload ${name}`),
      discard: effect(staging.discard.bind(staging), () => 'discard'),
    },
    store: {
      head: (key: string) => store.head(key),
      get: async (key: string) => {
        const found = await store.get(key);
        watcher.read?.(key);
        return found;
      },
      locate: (key: string) => store.locate(key),
      put: effect(store.put.bind(store), (key) => `put ${key}`),
    },
    catalog: watchedCatalog(catalog, ''),
    allocationCatalog: watchedCatalog(allocationCatalog, ' allocations'),
    dashboard: { refresh: effect(dashboard.refresh.bind(dashboard), () => 'refresh') },
    outbox: { send: effect(outbox.send.bind(outbox), () => 'send') },
  };
}

/**
 * The numbers of the first and the last side effect of each kind, ascending: a kind is what is done, and the
 * folder of what is put.
 */
export function endsOfKinds(effects: readonly string[]): readonly number[] {
  const kinds = effects.map((name) => /^(unload|put [^/]+|[^/]+)/.exec(name)?.[0] ?? name);
  const ends = kinds.flatMap((kind) => [kinds.indexOf(kind), kinds.lastIndexOf(kind)]);
  return [...new Set(ends)].sort((a, b) => a - b);
}

/** Crashes before or after the side effect with this number; every later one crashes too. */
export function crashAt(
  point: number,
  when: 'before' | 'after',
): Watcher & { crashed: () => string } {
  let crashedIn = '';
  const crash = (name: string) => {
    crashedIn ||= name;
    throw new Crash(`crashed ${when} ${crashedIn}`);
  };
  return {
    before: (name, index) => {
      if (crashedIn !== '' || (when === 'before' && index === point)) crash(name);
    },
    after: (name, index) => {
      if (when === 'after' && index === point) crash(name);
    },
    crashed: () => crashedIn,
  };
}

/** Waits before or after the side effect with this number until `other` is done. */
export function pauseAt(
  point: number,
  when: 'before' | 'after',
  other: () => Promise<unknown>,
): Watcher {
  const pause = async (index: number) => {
    if (index === point) await other();
  };
  return when === 'before'
    ? { before: (_, index) => pause(index) }
    : { after: (_, index) => pause(index) };
}
