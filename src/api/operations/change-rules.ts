/** `PUT` and `DELETE` of `/v1/rules`, `/v1/teams`, …: replace one file of the rules, for editors. */
import * as z from 'zod';
import { maxFileBytes } from '../../allocation/published/read-set-file.ts';
import { fileNameOf, type SetFileName } from '../../allocation/published/set-files-in-store.ts';
import { emptyFiles } from '../rules/empty-files.ts';
import { type Replacement, replaceWorkingFile } from '../rules/replace-working-file.ts';
import { mayChangeRules } from '../rules/working-file.ts';
import type { ArchiveReader } from './operation.ts';
import type { WriteOperation } from './write-operation.ts';

const data = z.object({
  file: z.string(),
  etag: z.string().describe('For `If-Match` of the next change; also the header `ETag`.'),
  problems: z
    .array(z.string())
    .describe(
      'Of the whole set after the change: not empty only if another file was changed at the same time. The last published rules count until there are none.',
    ),
});

type Data = z.infer<typeof data>;

const descriptions =
  'Only for editors who see everything. The whole set must be valid with it; it counts from the next run on, which publishes it.';

export function putFile(name: SetFileName): WriteOperation<Data> {
  const contentType = name === 'rules' ? 'application/yaml' : 'text/csv';
  return {
    id: `put-${name}`,
    method: 'PUT',
    path: `/v1/${name}`,
    summary: `Replaces ${fileNameOf(name)}`,
    description: `The body is the file, in UTF-8. ${descriptions}`,
    body: { contentType, maxBytes: maxFileBytes },
    data,
    isAllowed: mayChangeRules,
    write: ({ store }, { text, precondition }) => replace(store, { name, text, precondition }),
  };
}

export function deleteFile(name: SetFileName): WriteOperation<Data> {
  return {
    id: `delete-${name}`,
    method: 'DELETE',
    path: `/v1/${name}`,
    summary: `Removes all entries of ${fileNameOf(name)}`,
    description: `Afterwards the file has no entries; earlier versions stay in the bucket. ${descriptions}`,
    body: null,
    data,
    isAllowed: mayChangeRules,
    write: ({ store }, { precondition }) =>
      replace(store, { name, text: emptyFiles[name], precondition }),
  };
}

async function replace(store: ArchiveReader['store'], replacement: Replacement) {
  const { etag, problems } = await replaceWorkingFile(store, replacement);
  return { data: { file: fileNameOf(replacement.name), etag, problems: [...problems] }, etag };
}
