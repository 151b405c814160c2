/** Every kind of resource whose metrics are asked for, by name. */
import { computeKinds } from './compute-kinds.ts';
import { databaseKinds } from './database-kinds.ts';
import { networkKinds } from './network-kinds.ts';
import type { ResourceKind } from './resource-kind.ts';
import { storageKinds } from './storage-kinds.ts';

/** An id is of the first kind whose pattern it matches: the plain names of buckets are last. */
export const allKinds: readonly ResourceKind[] = [
  ...computeKinds,
  ...databaseKinds,
  ...networkKinds,
  ...storageKinds,
];
