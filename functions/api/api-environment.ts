/** The settings of the API from the function's environment. Terraform sets the same names. */
import * as z from 'zod/mini';
import type { ClaimSettings } from '../../src/api/readers/claims-reader.ts';
import type { ReaderLists } from '../../src/api/readers/reader-lists.ts';
import type { LightThresholds } from '../../src/domain/budgets/budget-light.ts';
import { defaultRecipientsKey } from '../../src/settings/defaults.ts';
import { lightVariables, thresholdsIn } from '../../src/settings/light-environment.ts';
import {
  addressList,
  domainList,
  optionalVariable,
  parseEnvironment,
} from '../../src/settings/parse-environment.ts';
import { budgetsTable } from '../../src/tables/budgets.ts';
import { fileKey } from '../../src/tables/object-key.ts';

const text = z.string().check(z.minLength(1));
const names = z.pipe(
  z.string(),
  z.transform((list) =>
    list
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
);

/** API Gateway waits 29 seconds; a start of the process and an answer's way need some of them. */
export const defaultWaitSeconds = 24;

/** Lambda takes 6 MB, of which headers and the form of the answer need some. */
const defaultMaxAnswerBytes = 5_000_000;

/** Environment variable → what it accepts. An `optionalVariable` may be absent or empty. */
export const apiEnvironment = z.object({
  DIGEST_BUDGETS_KEY: z._default(text, fileKey(budgetsTable)),
  DIGEST_RECIPIENTS_KEY: z._default(text, defaultRecipientsKey),
  /** Readers of everything unless the recipients' file has some, as for the mails. Separated by commas. */
  DIGEST_MAIL_TO: optionalVariable(addressList),
  DIGEST_MAIL_DOMAINS: optionalVariable(domainList),
  ...lightVariables,
  /** The claim that says who a reader is: 'email', which counts only if it is verified, or one with groups. */
  DIGEST_READER_CLAIM: z._default(
    z.string().check(z.regex(/^[A-Za-z][\w:./-]{0,127}$/, 'the name of a claim')),
    'email',
  ),
  /** Addresses or groups of those who may change rules and start jobs, separated by commas. */
  DIGEST_EDITORS: optionalVariable(names),
  /** Name of the digest's function, which starts the weekly job; unset: nobody can. */
  DIGEST_RUN_FUNCTION: optionalVariable(text),
  /** How long a request waits for its answer. */
  DIGEST_API_WAIT_SECONDS: z._default(
    z.coerce.number().check(z.positive(), z.maximum(28)),
    defaultWaitSeconds,
  ),
  /** A larger answer is stored in the bucket, and the reader gets a link to it. */
  DIGEST_API_MAX_ANSWER_BYTES: z._default(
    z.coerce.number().check(z.int(), z.positive(), z.maximum(5_900_000)),
    defaultMaxAnswerBytes,
  ),
});

export interface ApiSettings {
  readonly budgetsKey: string;
  readonly thresholds: LightThresholds;
  readonly lists: ReaderLists;
  readonly claims: ClaimSettings;
  readonly runFunction: string | undefined;
  readonly waitMs: number;
  readonly maxAnswerBytes: number;
}

/** Throws an Error naming each variable that is missing or wrong, and what it accepts. */
export function readApiSettings(environment: NodeJS.ProcessEnv): ApiSettings {
  const env = parseEnvironment(apiEnvironment, environment);
  return {
    budgetsKey: env.DIGEST_BUDGETS_KEY,
    thresholds: thresholdsIn(env),
    lists: {
      recipientsKey: env.DIGEST_RECIPIENTS_KEY,
      defaultReaders: env.DIGEST_MAIL_TO ?? [],
      mailDomains: env.DIGEST_MAIL_DOMAINS ?? null,
    },
    claims: { claim: env.DIGEST_READER_CLAIM, editors: env.DIGEST_EDITORS ?? [] },
    runFunction: env.DIGEST_RUN_FUNCTION,
    waitMs: env.DIGEST_API_WAIT_SECONDS * 1_000,
    maxAnswerBytes: env.DIGEST_API_MAX_ANSWER_BYTES,
  };
}
