/**
 * The settings of the account directory from the environment. Parsed once, by the handler; Terraform
 * sets the same names.
 */
import * as z from 'zod/mini';
import { defaultMaxShrinkPercent } from './defaults.ts';
import { environmentError, parseEnvironment } from './parse-environment.ts';

/** Environment variable → what it accepts. Terraform writes '' for unset variables. */
export const directoryEnvironment = z.object({
  /** `organizations` reads AWS Organizations; `csv` reads DIGEST_ACCOUNTS_CSV_KEY. */
  DIGEST_DIRECTORY_SOURCE: z._default(z.enum(['organizations', 'csv']), 'organizations'),
  /** Key of the CSV in DIGEST_BUCKET; needed for the source csv only. */
  DIGEST_ACCOUNTS_CSV_KEY: z._default(z.string(), ''),
  /** A directory that lost more of its accounts than this is not published unless forced. */
  DIGEST_DIRECTORY_MAX_SHRINK_PERCENT: z._default(
    z.coerce.number().check(z.minimum(0), z.maximum(100)),
    defaultMaxShrinkPercent,
  ),
});

export interface DirectorySettings {
  readonly source:
    | { readonly kind: 'organizations' }
    | { readonly kind: 'csv'; readonly key: string };
  /** Share, 0 to 1. */
  readonly maxShrink: number;
}

/** Throws an Error naming each variable that is wrong, and what it accepts. */
export function readDirectorySettings(environment: NodeJS.ProcessEnv): DirectorySettings {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const env = parseEnvironment(directoryEnvironment, Object.fromEntries(given));
  const key = env.DIGEST_ACCOUNTS_CSV_KEY;
  if (env.DIGEST_DIRECTORY_SOURCE === 'csv' && key === '') {
    throw environmentError('DIGEST_ACCOUNTS_CSV_KEY: the source csv needs the key of the CSV');
  }
  return {
    source:
      env.DIGEST_DIRECTORY_SOURCE === 'csv' ? { kind: 'csv', key } : { kind: 'organizations' },
    maxShrink: env.DIGEST_DIRECTORY_MAX_SHRINK_PERCENT / 100,
  };
}
