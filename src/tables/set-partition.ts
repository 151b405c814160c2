/** How the look-ups of allocation rules are partitioned: by the hash of the published set. */
import type { TextPartitionKey } from './table.ts';

export const setPartition = {
  name: 'set_hash',
  part: 'text',
  meaning: 'Hash of the published set, as in `allocation/sets/`',
} as const satisfies TextPartitionKey;
