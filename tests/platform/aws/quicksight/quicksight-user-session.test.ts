/** A session as a QuickSight user: which service is asked, in which region, and with which context. */
import { expect, test } from 'vitest';
import { openUserSession } from '../../../../src/platform/aws/quicksight/quicksight-user-session.ts';
import {
  type Call,
  json,
  jsonProblem,
  messageOf,
  quick,
  useEnvironment,
  wireServer,
} from '../wire-server.ts';

const expires = '2026-11-20T07:00:00Z';
const session = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
  <Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
  <SessionToken>t</SessionToken><Expiration>${expires}</Expiration></Credentials>
  </AssumeRoleResult></AssumeRoleResponse>`;

async function servers(answer = json({ Context: 'a word for chief', Status: 200 })) {
  const quicksight = await wireServer(() => answer);
  const sts = await wireServer(() => ({ headers: { 'content-type': 'text/xml' }, body: session }));
  useEnvironment({ AWS_ENDPOINT_URL_QUICKSIGHT: quicksight.url, AWS_ENDPOINT_URL_STS: sts.url });
  return { quicksight, sts };
}

/** The region for which a request is signed. */
const signedFor = (call: Call | undefined) =>
  /Credential=\w+\/\d+\/([a-z0-9-]+)\//.exec(call?.headers.authorization ?? '')?.[1];

test.each([
  ['aws', 'eu-west-1', 'us-east-1'],
  ['aws', 'eu-west-1', 'eu-west-1'],
  ['aws-us-gov', 'us-gov-east-1', 'us-gov-west-1'],
  ['aws-cn', 'cn-northwest-1', 'cn-north-1'],
])(
  'in %s, for a system in %s, is requested from QuickSight in %s',
  async (partition, region, identityRegion) => {
    const { quicksight, sts } = await servers();
    const account = '111122223333';
    const userArn = `arn:${partition}:quicksight:${identityRegion}:${account}:user/default/chief`;
    const roleArn = `arn:${partition}:iam::${account}:role/acme-finops-prod-snapshot-user`;
    const opened = await openUserSession(
      { region, accountId: account },
      { userArn, roleArn },
      quick,
    );
    expect(opened).toEqual({ accessKeyId: 'ASIA1', secretAccessKey: 's', sessionToken: 't' });
    const [question] = quicksight.calls;
    expect(signedFor(question)).toBe(identityRegion);
    expect(JSON.parse(String(question?.body))).toEqual({ UserIdentifier: { UserArn: userArn } });
    const [assumed] = sts.calls;
    expect(signedFor(assumed)).toBe(region);
    const form = new URLSearchParams(String(assumed?.body));
    expect(form.get('RoleArn')).toBe(roleArn);
    expect(form.get('ProvidedContexts.member.1.ProviderArn')).toBe(
      `arn:${partition}:iam::aws:contextProvider/QuickSight`,
    );
    expect(form.get('ProvidedContexts.member.1.ContextAssertion')).toBe('a word for chief');
  },
);

test('that QuickSight rejects names the user, and STS is not called', async () => {
  const { sts } = await servers(jsonProblem(404, 'ResourceNotFoundException', 'no such user'));
  const userArn = 'arn:aws:quicksight:us-east-1:111122223333:user/default/nobody';
  const roleArn = 'arn:aws:iam::111122223333:role/r';
  const message = await messageOf(
    openUserSession(
      { region: 'eu-west-1', accountId: '111122223333' },
      { userArn, roleArn },
      quick,
    ),
  );
  expect(message).toMatch(/^QuickSight did not confirm arn:.*nobody: .*no such user/);
  expect(sts.calls).toEqual([]);
});
