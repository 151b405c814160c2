/** PUT and DELETE of the files of the rules: who may, of which version, only if the set is valid, and nothing is lost. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxFileBytes } from '../../src/allocation/published/read-set-file.ts';
import { readWorkingSet } from '../../src/allocation/published/read-working-set.ts';
import { rulesForRun } from '../../src/allocation/published/rules-for-run.ts';
import { setFileNames, workingKey } from '../../src/allocation/published/set-files-in-store.ts';
import { upload } from '../allocation/published/rules-store.ts';
import { exampleTexts } from '../allocation/rules/example-set.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';

let served: ServedArchive;

beforeEach(async () => {
  served = await serveArchive(join(tempFolder(), 'out'));
  await upload(served.archive.store, exampleTexts);
});
afterEach(() => served.archive.close());

interface Changed {
  readonly data: { readonly etag: string; readonly problems: readonly string[] };
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

type Headers = Readonly<Record<string, string>>;

async function change(path: string, asked: Parameters<typeof served.ask>[1]) {
  const answer = await served.ask(path, asked);
  return {
    status: answer.status,
    etag: answer.headers.get('etag'),
    body: (await answer.json()) as Changed,
  };
}

async function etagOf(name: string): Promise<string> {
  const answer = await served.ask(`/v1/${name}`);
  return ((await answer.json()) as { data: { working: { etag: string } } }).data.working.etag;
}

async function textOf(name: (typeof setFileNames)[number]): Promise<string> {
  const stored = await served.archive.store.get(workingKey(name));
  return Buffer.from(stored?.body ?? []).toString();
}

const moreTeams = `${exampleTexts.teams}data,Technology,Core,,,,\n`;
const put = (body: string, headers: Headers) => ({ method: 'PUT', body, headers });

describe('a change', () => {
  it('replaces the file, and the next run publishes it', async () => {
    const answer = await change('/v1/teams', put(moreTeams, { 'if-match': await etagOf('teams') }));
    expect(answer).toMatchObject({ status: 200, body: { data: { problems: [] } } });
    expect(answer.etag).toBe(answer.body.data.etag);
    expect(answer.etag).toBe(await etagOf('teams'));
    expect(await textOf('teams')).toBe(moreTeams);
    const { set, rejected } = await rulesForRun(served.archive.store, Date.now());
    expect(rejected).toBeNull();
    expect(set.teams.map(({ team }) => team)).toContain('data');
  });

  it.each(setFileNames)('of %s needs the version that was read', async (name) => {
    for (const method of ['PUT', 'DELETE']) {
      const body = method === 'PUT' ? { body: exampleTexts[name] } : {};
      const ask = async (headers: Headers) =>
        (await change(`/v1/${name}`, { method, headers, ...body })).status;
      expect(await ask({})).toBe(428);
      expect(await ask({ 'if-match': '*' })).toBe(428);
      expect(await ask({ 'if-match': '"0123"' })).toBe(412);
      expect(await ask({ 'if-match': `W/${await etagOf(name)}` })).toBe(412);
      expect(await ask({ 'if-none-match': '*' })).toBe(412);
    }
    expect(await textOf(name)).toBe(exampleTexts[name]);
  });

  it('creates a file only where there is none', async () => {
    const other = await serveArchive(join(tempFolder(), 'out'));
    try {
      const create = async (name: 'rules' | 'teams', body: string) =>
        (await other.ask(`/v1/${name}`, put(body, { 'if-none-match': '*' }))).status;
      expect(await create('teams', exampleTexts.teams)).toBe(400);
      expect(await create('rules', 'version: 1\n')).toBe(200);
      expect(await create('rules', 'version: 1\n')).toBe(412);
      expect(await create('teams', exampleTexts.teams)).toBe(200);
    } finally {
      other.archive.close();
    }
  });

  it('that does not fit the other files is refused, with file and line of every problem', async () => {
    const teams = exampleTexts.teams.replace(/^platform.*\n/m, '');
    const answer = await change('/v1/teams', put(teams, { 'if-match': await etagOf('teams') }));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual({
      pointer: 'owners.csv:3',
      detail: expect.stringContaining("'platform'"),
    });
    expect(await textOf('teams')).toBe(exampleTexts.teams);
  });

  it.each([
    ['rules', 'rules: [', 'rules.yaml'],
    ['rules', '', 'rules.yaml'],
    ['rules', `version: 1\nrules: [{id: "\u202e<b>", to: 5}]`, 'rules.yaml'],
    ['teams', 'team\n"', 'teams.csv'],
    ['services', 'application,team\nx,nobody\n', 'services.csv'],
    ['aliases', 'tag,value,becomes\nnone,a,b\n', 'aliases.csv'],
    ['owners', '=cmd\n', 'owners.csv'],
  ] as const)('of %s to %j is a bad request', async (name, text, file) => {
    const answer = await change(`/v1/${name}`, put(text, { 'if-match': await etagOf(name) }));
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.some(({ pointer }) => pointer.startsWith(file))).toBe(true);
    expect(served.errors).toEqual([]);
  });

  it('of more bytes than a run reads, or of no UTF-8, is refused', async () => {
    const headers = { 'if-match': await etagOf('owners') };
    const large = await change('/v1/owners', put('x'.repeat(maxFileBytes + 1), headers));
    expect(large.status).toBe(413);
    const latin = { method: 'PUT', body: Uint8Array.of(0x74, 0xe9), headers };
    expect((await change('/v1/owners', latin)).body.detail).toContain('UTF-8');
  });

  it('is not made by readers, nor by editors of a part', async () => {
    const headers = { 'if-match': await etagOf('teams') };
    for (const reader of [
      { scope: { kind: 'all' }, isEditor: false },
      { scope: { kind: 'part', ous: ['Root'], teams: ['retail'] }, isEditor: true },
    ] as const) {
      for (const method of ['PUT', 'DELETE']) {
        const answer = await served.ask('/v1/teams', { method, reader, headers });
        expect(answer.status).toBe(403);
      }
    }
    expect(await textOf('teams')).toBe(exampleTexts.teams);
  });

  it('has only the methods that the address names', async () => {
    const answer = await served.ask('/v1/teams', { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([
      405,
      expect.stringContaining('PUT and DELETE'),
    ]);
    expect((await served.ask('/v1/costs', { method: 'PUT' })).status).toBe(405);
  });
});

describe('deleting', () => {
  it('all files, in an order in which the set stays valid, leaves a set without rules', async () => {
    const onlyTags = exampleTexts.rules.replace(/^required:.*/ms, '');
    const rules = put(onlyTags, { 'if-match': await etagOf('rules') });
    expect((await change('/v1/rules', rules)).status).toBe(200);
    for (const name of ['aliases', 'services', 'rules', 'owners', 'teams'] as const) {
      const headers = { 'if-match': await etagOf(name) };
      const { status, body } = await change(`/v1/${name}`, { method: 'DELETE', headers });
      expect([name, status, body.errors]).toEqual([name, 200, undefined]);
    }
    expect((await readWorkingSet(served.archive.store)).state).toBe('valid');
  });

  it('what others still need is refused', async () => {
    const headers = { 'if-match': await etagOf('teams') };
    const answer = await change('/v1/teams', { method: 'DELETE', headers });
    expect(answer.status).toBe(400);
    expect(await textOf('teams')).toBe(exampleTexts.teams);
  });
});

it('two changes that fit alone but not together are both kept, and the second is told', async () => {
  const { store } = served.archive;
  const headers = { 'if-match': await etagOf('owners') };
  const [owners, teams] = [`${exampleTexts.owners}data,,Root/Data,,\n`, exampleTexts.teams];
  await upload(store, { teams: moreTeams });
  const original = store.put.bind(store);
  store.put = async (key, body, options) => {
    store.put = original;
    // Another editor removes the team again after the first one's check.
    await upload(store, { teams });
    return original(key, body, options);
  };
  const answer = await change('/v1/owners', put(owners, headers));
  expect(answer).toMatchObject({
    status: 200,
    body: { data: { problems: [expect.stringContaining('owners.csv, line 5')] } },
  });
  const { rejected } = await rulesForRun(store, Date.now());
  expect(rejected?.problems).toHaveLength(1);
});
