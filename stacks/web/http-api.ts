/**
 * The API in front of its function: every request of data needs a token that API Gateway has verified, requests are
 * limited, and each one is a line in a log that contains neither the query nor who asked.
 */
import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api/index.js';
import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer/index.js';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration/index.js';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route/index.js';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage/index.js';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import type { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { Construct } from 'constructs';
import { documentPaths } from '../../src/api/http/document-paths.ts';
import type { OidcLogin } from '../../src/domain/login/page-config.ts';

export interface HttpApiProps {
  readonly name: string;
  readonly function: LambdaFunction;
  readonly corsOrigins: readonly string[];
  readonly requestsPerSecond: number;
  readonly requestLog: string;
  readonly logRetentionDays: number;
  readonly logKeyArn: string | undefined;
}

/**
 * Each method by name: `ANY` would also take the browser's question before a request of another origin, which API Gateway
 * answers itself.
 */
const dataMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;

/** The longest that an HTTP API may wait is 30 seconds. */
const waitMilliseconds = 29_000;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html */
const loggedValues = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
};

export class HttpApi extends Construct {
  readonly apiId: string;
  readonly endpoint: string;
  readonly #target: string;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const api = this.#createApi(props);
    this.apiId = api.id;
    this.endpoint = api.apiEndpoint;
    const integration = new Apigatewayv2Integration(this, 'integration', {
      apiId: api.id,
      integrationType: 'AWS_PROXY',
      integrationMethod: 'POST',
      integrationUri: props.function.arn,
      payloadFormatVersion: '2.0',
      timeoutMilliseconds: waitMilliseconds,
    });
    this.#target = `integrations/${integration.id}`;
    new LambdaPermission(this, 'permission', {
      statementId: 'InvokedByItsApi',
      action: 'lambda:InvokeFunction',
      functionName: props.function.functionName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `${api.executionArn}/*/*`,
    });
    this.#createStage(props);
  }

  /** Creates the routes, for ID tokens of this login. It may be known only after this API: it names the pages' address. */
  openTo({ issuer, clientId }: Pick<OidcLogin, 'issuer' | 'clientId'>): void {
    const authorizer = new Apigatewayv2Authorizer(this, 'authorizer', {
      apiId: this.apiId,
      name: 'readers',
      authorizerType: 'JWT',
      identitySources: ['$request.header.Authorization'],
      jwtConfiguration: { issuer, audience: [clientId] },
    });
    for (const method of dataMethods) {
      new Apigatewayv2Route(this, `data-${method.toLowerCase()}`, {
        apiId: this.apiId,
        routeKey: `${method} /v1/{proxy+}`,
        target: this.#target,
        authorizationType: 'JWT',
        authorizerId: authorizer.id,
      });
    }
    for (const path of documentPaths) {
      new Apigatewayv2Route(this, `open-${path.replace(/\W/g, '')}`, {
        apiId: this.apiId,
        routeKey: `GET ${path}`,
        target: this.#target,
        authorizationType: 'NONE',
      });
    }
  }

  #createApi({ name, corsOrigins }: HttpApiProps): Apigatewayv2Api {
    return new Apigatewayv2Api(this, 'api', {
      name,
      description: 'Costs of the archive, by HTTP',
      protocolType: 'HTTP',
      ...(corsOrigins.length > 0 && {
        corsConfiguration: {
          allowOrigins: [...corsOrigins],
          allowMethods: [...dataMethods],
          allowHeaders: ['accept', 'authorization', 'content-type', 'if-match', 'if-none-match'],
          exposeHeaders: ['etag', 'location', 'retry-after'],
          maxAge: 3600,
        },
      }),
    });
  }

  #createStage({ requestLog, logRetentionDays, logKeyArn, requestsPerSecond }: HttpApiProps): void {
    const log = new CloudwatchLogGroup(this, 'log-group', {
      name: requestLog,
      retentionInDays: logRetentionDays,
      ...(logKeyArn !== undefined && { kmsKeyId: logKeyArn }),
    });
    new Apigatewayv2Stage(this, 'stage', {
      apiId: this.apiId,
      name: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.arn, format: JSON.stringify(loggedValues) },
      defaultRouteSettings: {
        throttlingRateLimit: requestsPerSecond,
        throttlingBurstLimit: requestsPerSecond * 2,
      },
    });
  }
}
