/**
 * Credentials that carry the identity of a registered QuickSight user: QuickSight vouches for the user,
 * and a role is assumed with its word. What a job made with them shows is what that user may see.
 */
import type { QuickSightClient } from '@aws-sdk/client-quicksight';
import { type AwsTimings, clientSettings } from '../client/aws-clients.ts';
import { awsError } from '../client/aws-errors.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

export interface QuickSightUser {
  readonly userArn: string;
  /** Its trust policy allows this function sts:AssumeRole and sts:SetContext. */
  readonly roleArn: string;
}

/** As every SDK client takes them. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** As long as any run of the function, and as short as STS allows. */
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
 * QuickSight has its users in one region, whatever region its dashboards are in, and answers about them
 * there only. The context provider is of the users' partition.
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
    throw awsError({ step: `QuickSight did not vouch for ${userArn}`, error });
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
