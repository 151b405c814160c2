/**
 * What the API's function may do: read the archive that it answers from, keep answers, replace the files of the allocation
 * rules that editors change, and invoke itself and the digest. It may not read the bill and not write the archive.
 */
import { apiReads, apiWrites } from '../../functions/api/api-access.ts';
import type { StackSettings } from '../settings/settings.ts';
import type { WebSettings } from '../system/api-function.ts';
import { namesOf } from '../system/names.ts';
import { apiTableAccess } from '../system/table-access.ts';
import type { Permission } from './permission.ts';
import { queryPermissions } from './query-permissions.ts';
import { decryptAndEncrypt, objects } from './storage-permissions.ts';

export function apiPermissions(settings: StackSettings, web: WebSettings): Permission[] {
  const { budgetsKey, recipientsKey } = namesOf(settings);
  return [
    ...queryPermissions(settings, 'api', apiTableAccess()),
    ...objects(settings, { reads: [...apiReads, budgetsKey, recipientsKey], writes: apiWrites }),
    ...decryptAndEncrypt(settings),
    ...invokeFunctions(settings, web),
  ];
}

/** Itself for slow answers; for editors also the digest, which makes the weekly list of untagged resources. */
function invokeFunctions(settings: StackSettings, { editors }: WebSettings): Permission[] {
  const { arns, functions } = namesOf(settings);
  const invoked = [functions.api, ...(editors.length === 0 ? [] : [functions.dailyDigest])];
  return [
    {
      sid: 'InvokeFunctions',
      actions: ['lambda:InvokeFunction'],
      resources: invoked.map(arns.function),
    },
  ];
}
