/** The operations that change something, in the order of the API's document. */
import { setFileNames } from '../../allocation/published/set-files-in-store.ts';
import { deleteFile, putFile } from './change-rules.ts';
import type { WriteOperation } from './write-operation.ts';

export const allWrites: readonly WriteOperation[] = setFileNames.flatMap((name) => [
  putFile(name),
  deleteFile(name),
]);
