/**
 * The function that answers. A slow answer is an asynchronous invocation of itself: it is not repeated when it fails, because
 * the reader asks again, and its error is an alarm.
 */
import type { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js';
import { Construct } from 'constructs';
import { deployedFunction } from '../constructs/deployed-function.ts';
import { roleNamingOf } from '../names/role-names.ts';
import { apiPermissions } from '../permissions/api-permissions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { apiEnvironmentOf } from '../system/api-environment.ts';
import { apiFunction, type WebSettings } from '../system/api-function.ts';
import { namesOf } from '../system/names.ts';
import { apiTableAccess, lakeTablesOf } from '../system/table-access.ts';

export interface ApiLambdaProps {
  readonly settings: StackSettings;
  readonly web: WebSettings;
  /** Absolute path of the folder of the bundles. */
  readonly dist: string;
  readonly logKeyArn: string | undefined;
}

/** Later, nobody waits for the answer any more. */
const maxEventAge = 300;

export class ApiLambda extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, { settings, web, dist, logKeyArn }: ApiLambdaProps) {
    super(scope, id);
    const { functions, logRetentionDays } = settings;
    const { arns } = namesOf(settings);
    const api = apiFunction(settings, web);
    this.function = deployedFunction(this, {
      ...api,
      dist,
      logKeyArn,
      logRetentionDays,
      runtime: functions.runtime,
      architecture: functions.architecture,
      vpc: functions.vpc,
      functionArn: arns.function(api.name),
      logGroupArn: arns.logGroup(api.name),
      environment: apiEnvironmentOf(settings, web),
      roleNaming: roleNamingOf(settings, 'api'),
      permissions: apiPermissions(settings, web),
      lakeTables: lakeTablesOf(settings, apiTableAccess()),
    });
    new LambdaFunctionEventInvokeConfig(this, 'retries', {
      functionName: this.function.functionName,
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: maxEventAge,
    });
  }
}
