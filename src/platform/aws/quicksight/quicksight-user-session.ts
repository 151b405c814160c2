/**
 * Makes credentials that carry the identity of a registered QuickSight user: QuickSight confirms the user
 * with a context token, and a role is assumed with this token. A job started with the credentials shows
 * what that user may see.
 */
import type { QuickSightClient } from '@aws-sdk/client-quicksight';
import { type AwsTimings, clientSettings } from '../client/aws-clients.ts';
import { awsError } from '../client/aws-errors.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

export interface QuickSightUser {
  readonly userArn: string;
  /** Its trust policy must allow this function sts:AssumeRole and sts:SetContext. */
  readonly roleArn: string;
}

/** In the form that every SDK client takes. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** No run of the function takes longer, and STS allows no shorter session. */
const sessionSeconds = 900;

/** Throws an Error that says which of the two calls failed, why and what to do. */
export async function openUserSession(
  settings: Pick<AwsSettings, 'region' | 'accountId'>,
  user: QuickSightUser,
  timings: AwsTimings,
): Promise<SessionCredentials> {
  const sdk = await import('./quicksight-commands.ts');
  const client = new sdk.QuickSightClient(clientSettings(placeOf(user).identityRegion, timings));
  try {
    const assertion = await identityContext(sdk, client, settings, user);
    return await assumeRole(clientSettings(settings.region, timings), user, assertion);
  } finally {
    client.destroy();
  }
}

/**
 * QuickSight stores its users in one region, regardless of the dashboards' region, and answers questions
 * about them only there. The context provider belongs to the users' partition.
 * https://docs.aws.amazon.com/quicksight/latest/APIReference/API_GetIdentityContext.html
 */
function placeOf({ userArn }: QuickSightUser) {
  const [, partition = '', , identityRegion = ''] = userArn.split(':');
  return {
    identityRegion,
    contextProvider: `arn:${partition}:iam::aws:contextProvider/QuickSight`,
  };
}

async function identityContext(
  { GetIdentityContextCommand }: typeof import('./quicksight-commands.ts'),
  client: QuickSightClient,
  { accountId }: Pick<AwsSettings, 'accountId'>,
  { userArn }: QuickSightUser,
): Promise<string> {
  const question = { AwsAccountId: accountId, UserIdentifier: { UserArn: userArn } };
  try {
    const { Context } = await client.send(new GetIdentityContextCommand(question));
    if (Context === undefined) throw new SyntaxError('the answer has no context');
    return Context;
  } catch (error) {
    throw awsError({ step: `QuickSight did not confirm ${userArn}`, error });
  }
}

async function assumeRole(
  own: ReturnType<typeof clientSettings>,
  user: QuickSightUser,
  ContextAssertion: string,
): Promise<SessionCredentials> {
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(own);
  const { roleArn } = user;
  try {
    const { Credentials } = await client.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: 'finops-digest-snapshot',
        DurationSeconds: sessionSeconds,
        ProvidedContexts: [{ ProviderArn: placeOf(user).contextProvider, ContextAssertion }],
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
      throw new SyntaxError('the answer has no credentials');
    }
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    };
  } catch (error) {
    throw awsError({
      step: `STS did not give a session of ${roleArn}`,
      error,
      advice:
        'Let its trust policy allow this function sts:AssumeRole and sts:SetContext, and this ' +
        "function's policy both on the role.",
    });
  } finally {
    client.destroy();
  }
}
