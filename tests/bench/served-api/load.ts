/** What many readers ask of a server, and how they were answered: the two ends of `programs/many-readers.ts`. */

export interface LoadRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Load {
  /** 'http://127.0.0.1:8787'. */
  readonly address: string;
  /** Each waits for its answer before it asks again. */
  readonly readers: number;
  readonly seconds: number;
  /** Asked in this order by all readers together. */
  readonly requests: readonly LoadRequest[];
  /** False: each is asked once, and the load ends with the last one. */
  readonly isRepeated: boolean;
}

export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Status, or 'no answer', → number of requests. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds from asking to the end of the answer. */
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}
