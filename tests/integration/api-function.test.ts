/**
 * The API's bundle, as Terraform ships it, in a process that stays: asked with API Gateway's events, it answers from
 * moto's S3 and Glue and from the stand-in of Athena what the same archive answers on a laptop.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiReads, apiWrites } from '../../functions/api/api-access.ts';
import { openApiDocument } from '../../src/api/document/openapi.ts';
import type { OpenApiDocument } from '../../src/api/document/openapi-types.ts';
import { allOperations } from '../../src/api/operations/all-operations.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { firstQuestions } from '../../src/domain/questions/page-questions.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { askedSamples } from '../api/asked-samples.ts';
import { type ServedArchive, serveArchive } from '../api/served-archive.ts';
import { archiveTaggedBill } from '../api/tagged-archive.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { copyArchive, registerDays, storeIn } from '../support/aws/archive-on-aws.ts';
import {
  type HttpRequest,
  httpApiEvent,
  receivedAnswer,
  type TokenClaims,
  tokenOf,
} from '../support/aws/http-api-event.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import type { WireRequest } from '../support/aws/wire-server.ts';
import { recordedLambda } from '../support/lambda/recorded-lambda.ts';
import { bundledHandler, startWarmLambda, type WarmLambda } from '../support/lambda/warm-lambda.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const { bucket } = accountNames;
const chief = { email: 'chief@Example.com', email_verified: 'true' };
const shopkeeper = { email: 'shop@example.com', email_verified: 'true' };
const week = 'from=2026-11-12&to=2026-11-18';
const costs = `/v1/costs?${week}&group_by=ou,service`;

const lists = {
  'recipients/recipients.csv':
    'ou,address\n*,chief@example.com\nRoot/Shop,shop@example.com\nteam/warehouse,lake@example.com\n',
  'ou-owners/ou-owners.csv':
    'user_name,ou\nfinops,*\nshop-readers,Root/Shop\nlake readers,team/warehouse\n',
};

describe.skipIf(wireAwsAbsence('the API on the wire') !== undefined)('the API on the wire', () => {
  const folder = folderForSuite();
  const lambda = recordedLambda();
  let aws: WireAws;
  let laptop: ServedArchive;
  let out: string;
  let handler: string;
  let api: WarmLambda;
  const running: WarmLambda[] = [];

  beforeAll(async () => {
    [aws, handler, out] = await Promise.all([
      startWireAws(),
      bundledHandler('api', folder()),
      archiveTaggedBill(folder()),
    ]);
    laptop = await serveArchive(out);
  }, 120_000);
  beforeEach(async () => {
    await aws.reset();
    await copyArchive(aws, out);
    for (const [key, text] of Object.entries(lists)) await aws.objects.put({ bucket, key }, text);
    api = await started();
  });
  afterEach(() => {
    for (const one of running.splice(0)) one.stop();
    lambda.requests.length = 0;
  });
  afterAll(async () => {
    laptop.archive.close();
    lambda.server.close();
    await aws.stop();
  });

  async function started(change: Record<string, string> = {}): Promise<WarmLambda> {
    const environment = {
      ...aws.environment,
      AWS_ENDPOINT_URL_LAMBDA: await lambda.url(),
      DIGEST_EDITORS: 'chief@example.com, admins',
      ...change,
    };
    running.push(startWarmLambda(handler, environment));
    return running.at(-1) as WarmLambda;
  }

  async function ask(path: string, request: Partial<HttpRequest> = {}, of = api) {
    const { result, error } = await of.invoke(httpApiEvent({ claims: chief, ...request, path }));
    expect(error).toBeUndefined();
    return receivedAnswer(result);
  }

  const keptKeys = async () =>
    (await aws.objects.list({ bucket, key: 'kept-answers/' })).map(({ key }) => key);

  /** Of the next query, before it ends. */
  const whenRead = (act: () => Promise<void>) =>
    aws.athena.failNext({ operation: 'StartQueryExecution', whenRead: act });

  it('answers every question as the same archive does on a laptop', async () => {
    const { paths } = openApiDocument() as OpenApiDocument;
    for (const { path, id } of allOperations) {
      for (const all of [false, true]) {
        const query = new URLSearchParams();
        for (const one of paths[path]?.['get']?.parameters ?? []) {
          if (one.in !== 'query' || !(one.required || all)) continue;
          for (const value of askedSamples(one.name, path)) query.append(one.name, value);
        }
        const there = await ask(`${path}?${query}`);
        const here = await laptop.ask(`${path}?${query}`);
        expect(there.status, `${id}: ${there.text}`).toBe(here.status);
        const { data: expected } = (await here.json()) as { data: unknown };
        expect(withoutEtags(there.json()['data']), id).toEqual(withoutEtags(expected));
      }
    }
    expect(aws.athena.queries().length).toBeGreaterThan(5);
    expect(notPermitted(aws.proxy.requests())).toEqual([]);
  }, 60_000);

  describe('knows the reader by the claims of the token', () => {
    const groups = { DIGEST_READER_CLAIM: 'cognito:groups' };
    const ousOf = async (claims: TokenClaims, of = api) => {
      const answer = await ask(costs, { claims }, of);
      if (answer.status !== 200) return answer.status;
      const { data } = answer.json<{ data: { rows: { x_OrganizationalUnit: string }[] } }>();
      return [...new Set(data.rows.map((row) => row.x_OrganizationalUnit))].sort();
    };
    const [shop, data] = ['Root/Shop', 'Root/Shop2/Data'];

    it('an address that is verified', async () => {
      expect(await ousOf(chief)).toEqual([shop, data]);
      expect(await ousOf(shopkeeper)).toEqual([shop]);
      expect(await ousOf({ email: 'lake@example.com', email_verified: 'true' })).toEqual([data]);
    });

    it.each([
      ['one that is not verified', { email: 'chief@example.com', email_verified: 'false' }],
      ['one of an access token', { username: 'chief@example.com', scope: 'openid' }],
      ['one that is in no list', { email: 'other@example.com', email_verified: 'true' }],
    ])('never %s', async (_, claims) => {
      const answer = await ask(costs, { claims });
      expect(answer.status).toBe(403);
      expect(answer.json()['detail']).toMatch(/confirm the address|ask FinOps/);
      expect(aws.athena.queries()).toEqual([]);
    });

    it('nobody without a token', async () => {
      const { result } = await api.invoke(httpApiEvent({ path: costs }));
      expect(receivedAnswer(result).status).toBe(401);
    });

    it('nobody with another token than API Gateway verified', async () => {
      const authorization = `Bearer ${tokenOf({ ...chief, sub: 'another' })}`;
      expect((await ask(costs, { claims: shopkeeper, headers: { authorization } })).status).toBe(
        401,
      );
    });

    it('groups, each by its complete name', async () => {
      const of = await started(groups);
      expect(await ousOf({ 'cognito:groups': ['users', 'shop-readers'] }, of)).toEqual([shop]);
      expect(await ousOf({ 'cognito:groups': ['finops'] }, of)).toEqual([shop, data]);
      expect(await ousOf({ 'cognito:groups': ['lake readers'] }, of)).toEqual([data]);
      expect(await ousOf({ 'cognito:groups': ['finops newsletter'] }, of)).toBe(403);
      expect(await ousOf({ 'cognito:groups': '[users finops]' }, of)).toBe(403);
      expect(await ousOf({ 'cognito:groups': ['users'] }, of)).toBe(403);
      expect(await ousOf(chief, of)).toBe(403);
    });

    it('an editor, who may change rules if the reader sees everything', async () => {
      const edits = async (claims: TokenClaims, of = api) => {
        const change = { method: 'PUT', body: 'x', headers: { 'if-match': '"other"' }, claims };
        return (await ask('/v1/rules', change, of)).status;
      };
      expect(await edits(chief)).toBe(412);
      expect(await edits(shopkeeper)).toBe(403);
      const of = await started({ ...groups, DIGEST_EDITORS: 'admins, rule editors' });
      expect(await edits({ 'cognito:groups': ['finops', 'admins'] }, of)).toBe(412);
      expect(await edits({ 'cognito:groups': ['finops', 'rule editors'] }, of)).toBe(412);
      expect(await edits({ 'cognito:groups': ['finops'] }, of)).toBe(403);
      expect(await edits({ 'cognito:groups': ['finops', 'admins newsletter'] }, of)).toBe(403);
      expect(await edits({ 'cognito:groups': ['admins', 'shop-readers'] }, of)).toBe(403);
    });

    it('not at all while the list cannot be read', async () => {
      await aws.objects.put({ bucket, key: 'recipients/recipients.csv' }, 'PK\u0003\u0004');
      expect((await ask(costs)).status).toBe(503);
    });
  });

  it('keeps an answer for every process, and knows it by its ETag', async () => {
    const first = await ask(costs);
    const queries = aws.athena.queries().length;
    const again = await ask(costs, {}, await started());
    expect(again.text).toBe(first.text);
    expect(aws.athena.queries()).toHaveLength(queries);
    const etag = first.headers.get('etag') ?? '';
    const known = await ask(costs, { headers: { 'if-none-match': etag } });
    expect([known.status, known.text]).toEqual([304, '']);
    const ofOthers = await ask(costs, { headers: { 'if-none-match': etag }, claims: shopkeeper });
    expect(ofOthers.status).toBe(200);
  });

  it('answers what it cannot keep', async () => {
    aws.proxy.failNext({
      operation: 'PutObject',
      matching: /kept-answers/,
      error: 'access-denied',
    });
    expect((await ask(costs)).status).toBe(200);
    expect(api.log.join('\n')).toMatch(/could not write s3:.*kept-answers/);
    expect(await keptKeys()).toEqual([]);
  });

  it('compresses, marks what it compressed, and filters as asked', async () => {
    const path = `/v1/lines?${week}&filter[ou]=Root/Shop`;
    const [plain, packed] = [
      await ask(path),
      await ask(path, { headers: { 'accept-encoding': 'br, gzip;q=0.5' } }),
    ];
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.text).toBe(plain.text);
    expect(packed.headers.get('etag')).toBe(`W/${plain.headers.get('etag')}`);
    expect(packed.headers.get('vary')).toBe('accept, authorization, accept-encoding');
    expect(plain.text).toContain('Root/Shop');
    expect(plain.text).not.toContain('Root/Shop2');
  });

  it('never keeps an answer of a day that is written and not registered yet', async () => {
    const { glue, objects } = aws;
    const { database } = accountNames;
    const [last] = (await glue.partitions(database, 'cost_allocation')).filter(
      ({ Values }) => `${Values}` === '2026,11,18',
    );
    if (last === undefined) throw new Error('the day is not registered');
    await glue.deletePartitions(database, 'cost_allocation', [last]);
    const before = (await ask(costs)).json<{ dataThrough: string; data: { total: Total } }>();
    expect(before.dataThrough).toBe('2026-11-17');
    expect((await objects.list({ bucket, key: 'kept-answers/' })).length).toBe(1);
    await registerDays(aws, costAllocationTable, ['2026-11-18']);
    const after = (await ask(costs, {}, await started())).json<typeof before>();
    expect(after.dataThrough).toBe('2026-11-18');
    expect(Number(after.data.total.cost) - Number(before.data.total.cost)).toBe(1);
  });

  it('makes an answer again if the archive changed while Athena worked, and keeps only that', async () => {
    const slow = await started();
    whenRead(async () => void (await storeIn(aws).put('ou-breakdowns/x', Buffer.from('x'))));
    const answer = await ask(costs, {}, slow);
    expect(answer.status).toBe(200);
    const { archiveVersion } = answer.json();
    expect(await keptKeys()).toEqual([expect.stringContaining(`/${archiveVersion}/`)]);
  });

  describe('asks the reader of a long answer to come back', () => {
    const impatient = { DIGEST_API_WAIT_SECONDS: '0.3' };
    const makeEvent = () => lambda.requests[0]?.event;

    it('and one other invocation makes it, of the query that runs already', async () => {
      whenRead(() => sleep(3_000));
      const [first, second] = [await started(impatient), await started(impatient)];
      const long = await ask(costs, {}, first);
      expect([long.status, long.headers.get('retry-after')]).toEqual([202, '4']);
      expect(long.headers.get('cache-control')).toBe('no-store');
      expect((await ask(costs, {}, second)).status).toBe(202);
      expect(lambda.requests).toMatchObject([
        {
          path: '/2015-03-31/functions/acme-finops-prod-api/invocations',
          type: 'Event',
          event: { make: { operation: 'costs', scope: { kind: 'all' } } },
        },
      ]);
      first.stop();
      expect(await (await started()).invoke(makeEvent())).toEqual({});
      expect(aws.athena.queries()).toHaveLength(1);
      const made = await ask(costs, {}, second);
      expect(made.status).toBe(200);
      const here = (await (await laptop.ask(costs)).json()) as { data: unknown };
      expect(made.json()['data']).toEqual(here.data);
    });

    it('who learns the number of the error if it could not be made', async () => {
      whenRead(() => sleep(2_000));
      const first = await started(impatient);
      expect((await ask(costs, {}, first)).status).toBe(202);
      first.stop();
      const event = makeEvent() as { make: { question: string } };
      event.make.question = 'another';
      aws.athena.failNext({
        operation: 'StartQueryExecution',
        state: 'FAILED',
        reason: 'EXHAUSTED',
      });
      const { error } = await api.invoke(event, 'request-of-the-worker');
      expect(error?.message).toMatch(/EXHAUSTED/);
      const answer = await ask(costs);
      expect(answer.status).toBe(500);
      expect(answer.json()['detail']).toContain('request-of-the-worker');
    });

    it('who gets the problem itself where there is one', async () => {
      const { error } = await api.invoke({
        make: {
          operation: 'costs',
          query: '?from=1999-01-01&to=1999-01-02',
          scope: { kind: 'all' },
          question: 'q',
        },
      });
      expect(error).toBeUndefined();
      expect((await ask('/v1/costs?from=1999-01-01&to=1999-01-02')).status).toBe(400);
    });
  });

  it('is asked ahead what the pages ask, for each kind of reader', async () => {
    // That these are what the pages ask: tests/web/first-questions.test.ts.
    const questions = firstQuestions(parseBillingDay('2026-11-18'), 'unblended');
    expect(await api.invoke({ askAhead: true })).toEqual({
      result: { answers: 3 * questions.length, failed: 0, scopesLeft: 0 },
    });
    const queries = aws.athena.queries().length;
    const opened = await started();
    for (const claims of [chief, shopkeeper]) {
      for (const path of questions) {
        const { status, text } = await ask(path, { claims }, opened);
        expect(status, text).toBe(200);
      }
    }
    expect(aws.athena.queries()).toHaveLength(queries);
  }, 240_000);

  it('gives a link to an answer that is too large for Lambda', async () => {
    const of = await started({ DIGEST_API_MAX_ANSWER_BYTES: '300' });
    for (const headers of [{}, { 'accept-encoding': 'gzip' }, { accept: 'text/csv' }]) {
      const path = `/v1/lines?${week}&limit=2`;
      const small = await ask(path, { headers });
      const large = await ask(path, { headers }, of);
      expect(large.status).toBe(303);
      const linked = await fetch(large.headers.get('location') ?? '');
      expect(linked.headers.get('content-type')).toBe(small.headers.get('content-type'));
      const cursor = linked.headers.get('x-amz-meta-next-cursor') ?? '';
      const next = `${path}&cursor=${encodeURIComponent(cursor)}`;
      // JSON has its cursor in the body.
      expect(cursor === 'none').toBe(!('accept' in headers && headers.accept === 'text/csv'));
      if (cursor !== 'none') expect((await ask(next, { headers }, of)).status).toBe(303);
      expect(linked.headers.get('content-disposition')).toBe(
        small.headers.get('content-disposition'),
      );
      expect(`${await linked.text()}`).toBe(small.text.replace(/^\ufeff/, ''));
    }
  });

  it('logs what an answer scanned, and nothing of the question', async () => {
    await ask(`${costs}&filter[service]=secret`);
    const line = api.log.find((text) => text.includes('step answer done')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      step: { kind: 'request', path: '/v1/costs', queries: 1, bytesScanned: expect.any(Number) },
    });
    expect(api.log.join('\n')).not.toContain('secret');
    expect(api.log.join('\n')).toContain('BytesScanned');
  });

  it('describes itself without a token', async () => {
    for (const path of ['/openapi.json', '/docs']) {
      const { result } = await api.invoke(httpApiEvent({ path }));
      const { status, headers } = receivedAnswer(result);
      expect([status, headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    }
  });
});

/** Requests to the archive bucket that are not in the list of which the role is made. */
function notPermitted(requests: readonly WireRequest[]): readonly string[] {
  const settings = ['budgets/budgets.csv', 'recipients/recipients.csv'];
  const permitted = {
    GetObject: [...apiReads, ...settings],
    HeadObject: [...apiReads, ...settings],
    PutObject: apiWrites,
    ListObjectsV2: [''],
    GetPartitions: [''],
  } as const satisfies Readonly<Record<string, readonly string[]>>;
  return requests.flatMap(({ operation, path }) => {
    const { pathname } = new URL(path, 'http://s3');
    if (pathname.startsWith(`/${accountNames.resultsBucket}/`)) return [];
    const key = decodeURIComponent(pathname).replace(`/${bucket}/`, '');
    const patterns: readonly string[] = permitted[operation as keyof typeof permitted] ?? [];
    const isPermitted = patterns.some(
      (one) => one === '' || new RegExp(`^${one.replaceAll('*', '.*')}$`).test(key),
    );
    return isPermitted ? [] : [`${operation} ${key}`];
  });
}

interface Total {
  readonly cost: string;
}

/** Versions of files are S3's there and hashes here. */
function withoutEtags(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (name, value) => (name === 'etag' ? null : value)));
}
