/** The environment variables of the API's function, with the type of its own schema. */
import type { apiEnvironment } from '../../functions/api/api-environment.ts';
import type { StackSettings } from '../settings/settings.ts';
import type { WebSettings } from './api-function.ts';
import {
  type AwsVariables,
  awsVariables,
  queryTimeout,
  type VariablesOf,
} from './function-environment.ts';
import { lightVariablesOf } from './light-environment.ts';
import { namesOf } from './names.ts';

/** The function's own defaults, which follow from API Gateway and Lambda. */
type LeftAtDefault = 'DIGEST_API_WAIT_SECONDS' | 'DIGEST_API_MAX_ANSWER_BYTES';

export type ApiVariables = AwsVariables & Omit<VariablesOf<typeof apiEnvironment>, LeftAtDefault>;

export function apiEnvironmentOf(settings: StackSettings, web: WebSettings): ApiVariables {
  const { budgetsKey, recipientsKey, functions } = namesOf(settings);
  const { mail } = settings;
  return {
    ...awsVariables(settings, 'api'),
    ...lightVariablesOf(settings),
    DIGEST_ATHENA_TIMEOUT_SECONDS: queryTimeout.ofAnAnswer,
    DIGEST_BUDGETS_KEY: budgetsKey,
    DIGEST_RECIPIENTS_KEY: recipientsKey,
    DIGEST_MAIL_TO: mail.to.join(','),
    DIGEST_MAIL_DOMAINS: mail.recipientDomains?.join(',') ?? '',
    DIGEST_READER_CLAIM: web.readerClaim,
    DIGEST_EDITORS: web.editors.join(','),
    DIGEST_RUN_FUNCTION: web.editors.length === 0 ? '' : functions.dailyDigest,
  };
}
