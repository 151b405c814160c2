/**
 * The web stack: the API with its function, the login, and the pages with their address. It is created only if the setting
 * `web` is given, stores no costs, and may be destroyed and created again; users of its pool would then be invited again.
 */
import { fileURLToPath } from 'node:url';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { OidcLogin } from '../src/domain/login/page-config.ts';
import { sharedAlarmProps } from './constructs/shared-alarm-props.ts';
import type { StackSettings } from './settings/settings.ts';
import { apiFunction, type WebSettings } from './system/api-function.ts';
import { namesOf, requestLogOf } from './system/names.ts';
import { addOutputs } from './terraform/outputs.ts';
import { connectAws } from './terraform/providers.ts';
import { ApiAlarms } from './web/api-alarms.ts';
import { ApiLambda } from './web/api-lambda.ts';
import { hostPages } from './web/host-pages.ts';
import type { HostedPages } from './web/hosted-pages.ts';
import { HttpApi } from './web/http-api.ts';
import { LargeAnswers, largeAnswersOrigin } from './web/large-answers.ts';
import { oidcLogin, tokenOriginsOf } from './web/login.ts';
import { LogsKey } from './web/logs-key.ts';
import { PageFiles } from './web/page-files.ts';
import { PagesBucket } from './web/pages-bucket.ts';
import { ReaderPool } from './web/reader-pool.ts';
import { addWebOutputs } from './web/web-outputs.ts';

/** What the stack packs and uploads: absolute paths. */
export interface BuiltParts {
  /** The folder of the functions' bundles. */
  readonly dist?: string | undefined;
  /** The folder of the built pages. */
  readonly pages?: string | undefined;
}

const builtBundles = fileURLToPath(new URL('../dist', import.meta.url));
const builtPages = fileURLToPath(new URL('../web/dist', import.meta.url));

export class WebStack extends TerraformStack {
  readonly #settings: StackSettings;
  readonly #web: WebSettings;

  /** Throws an Error if the function's bundle or the pages are missing. */
  constructor(
    scope: Construct,
    id: string,
    { settings, web, built }: { settings: StackSettings; web: WebSettings; built: BuiltParts },
  ) {
    super(scope, id);
    this.#settings = settings;
    this.#web = web;
    connectAws(this, settings);
    const api = this.#createApi(built.dist ?? builtBundles);
    const hosted = hostPages(this, {
      settings,
      web,
      api,
      connectTo: [...tokenOriginsOf(web.login, settings.region), largeAnswersOrigin(settings)],
    });
    const { login, poolId } = this.#createLogin(hosted.address);
    api.openTo(login);
    this.#publishPages(hosted, login, built.pages ?? builtPages);
    new LargeAnswers(this, 'large-answers', {
      settings,
      origins: [hosted.address, ...web.corsOrigins],
    });
    this.#createAlarms(api);
    addWebOutputs(this, { settings, api, hosted, poolId });
    addOutputs(this);
  }

  #createApi(dist: string): HttpApi {
    const { logRetentionDays, kms } = this.#settings;
    const { name } = apiFunction(this.#settings, this.#web);
    const { arns } = namesOf(this.#settings);
    const logGroupArns = [arns.logGroup(name), arns.requestLog(name)];
    const logKeyArn =
      kms === false
        ? undefined
        : new LogsKey(this, 'logs', { settings: this.#settings, logGroupArns }).arn;
    const lambda = new ApiLambda(this, 'api', {
      settings: this.#settings,
      web: this.#web,
      dist,
      logKeyArn,
    });
    return new HttpApi(this, 'http-api', {
      name,
      function: lambda.function,
      corsOrigins: this.#web.corsOrigins,
      requestsPerSecond: this.#web.requestsPerSecond,
      requestLog: requestLogOf(name),
      logRetentionDays,
      logKeyArn,
    });
  }

  #createLogin(address: string): { readonly login: OidcLogin; readonly poolId?: string } {
    const { login } = this.#web;
    if (login.kind === 'oidc') return { login: oidcLogin(login) };
    return new ReaderPool(this, 'readers', { settings: this.#settings, login, address });
  }

  #publishPages({ reader }: HostedPages, login: OidcLogin, pages: string): void {
    const bucket = new PagesBucket(this, 'web', { settings: this.#settings, reader });
    new PageFiles(this, 'files', { pages, bucket: bucket.name }).configure({ login });
  }

  #createAlarms({ apiId }: HttpApi): void {
    const { arns, functions } = namesOf(this.#settings);
    // The topic of the digest stack, by its name: people confirm one subscription for all alarms.
    new ApiAlarms(this, 'alarms', {
      shared: sharedAlarmProps(this.#settings, arns.topic),
      apiId,
      functionName: functions.api,
    });
  }
}
