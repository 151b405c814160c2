/** The published rules: everything for readers of everything, and for readers of a part what is about their teams. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';
import { archiveTaggedBill, ruleTexts } from './tagged-archive.ts';

const names = ['teams', 'services', 'rules', 'aliases', 'owners'] as const;
const part = (ous: readonly string[], teams: readonly string[], isEditor = false) =>
  ({ scope: { kind: 'part', ous, teams }, isEditor }) as const;
const viewer = { scope: { kind: 'all' }, isEditor: false } as const;
let served: ServedArchive;

const suite = folderForSuite();

beforeAll(async () => {
  served = await serveArchive(await archiveTaggedBill(suite()));
}, 60_000);
afterAll(() => served.archive.close());

interface Answer {
  readonly rulesVersion: string | null;
  readonly data: {
    readonly rows: readonly Readonly<Record<string, unknown>>[];
    readonly yaml?: string | null;
    readonly requiredTags?: readonly string[];
    readonly working: { etag: string; text: string; isPublished: boolean } | null;
  };
}

async function read(name: string, asked: Parameters<typeof served.ask>[1] = {}) {
  const answer = await served.ask(`/v1/${name}`, asked);
  const body = (await answer.json()) as Answer;
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body.data;
}

describe('a reader of everything', () => {
  it('sees the rules in words, in their order, and as YAML', async () => {
    const { rows, yaml, requiredTags } = await read('rules', { reader: viewer });
    expect(yaml).toBe(ruleTexts['rules.yaml']);
    expect(requiredTags).toEqual(['team', 'environment']);
    expect(rows).toEqual([
      {
        id: 'secret-merger',
        position: 1,
        condition: "account is '222222222222' and tag.environment is 'prod'",
        target: 'team/warehouse',
        lookup: null,
        application: null,
        effectiveFrom: '2026-01-01',
        effectiveTo: '2026-12-31',
        reason: 'The merger',
      },
      expect.objectContaining({
        id: 'shop-prod',
        condition:
          "service starts with 'Amazon S3', or (not (tag.environment exists) and account is '111111111111')",
      }),
      expect.objectContaining({
        id: 'by-team-tag',
        condition: 'every line',
        target: null,
        lookup: 'team in tag.team',
      }),
      expect.objectContaining({ id: 'by-ou', lookup: 'owner of the nearest OU' }),
    ]);
  });

  it('sees teams, services, aliases and owners as rows', async () => {
    expect((await read('teams')).rows[0]).toEqual({
      team: 'retail',
      businessUnit: 'Shops',
      businessGroup: 'Sales',
      ownerEmail: 'retail@example.com',
      slackChannel: '#retail',
      validFrom: null,
      validTo: null,
    });
    expect((await read('services')).rows).toMatchObject([
      { application: 'checkout', match: 'tag.team=checkout' },
      { application: 'lake', match: 'resource=arn:aws:s3:::lake-' },
    ]);
    expect((await read('aliases')).rows[0]).toMatchObject({ value: 'shop', becomes: 'retail' });
    expect((await read('owners')).rows[1]).toMatchObject({ team: 'warehouse', ou: 'Root/Shop2' });
  });

  it('gets the file to change only as an editor', async () => {
    expect((await read('teams', { reader: viewer })).working).toBeNull();
    expect((await read('teams', { reader: part(['Root'], ['retail'], true) })).working).toBeNull();
    expect((await read('teams')).working).toMatchObject({
      text: ruleTexts['teams.csv'],
      etag: expect.stringMatching(/^"[^"]+"$/),
      isPublished: true,
    });
  });
});

describe('a reader of a part', () => {
  const ofRetail = part(['Root/Shop'], ['retail']);

  it.each(names)('learns nothing of other teams: %s', async (name) => {
    const data = await read(name, { reader: ofRetail });
    expect(JSON.stringify(data)).not.toMatch(/warehouse|merger|Secret|lake|Shop2|2222/i);
    expect(data.rows.length).toBeGreaterThan(0);
  });

  it('sees the rules of their teams, and look-ups without conditions', async () => {
    const { rows, yaml } = await read('rules', { reader: ofRetail });
    expect(yaml).toBeNull();
    expect(rows.map(({ id, condition }) => [id, condition])).toEqual([
      ['shop-prod', expect.stringContaining('Amazon S3')],
      ['by-team-tag', null],
      ['by-ou', null],
    ]);
  });

  it.each(names)('of nothing gets nothing: %s', async (name) => {
    const {
      rows,
      yaml = null,
      requiredTags = [],
      working,
    } = await read(name, {
      reader: part([], []),
    });
    expect([rows, yaml, requiredTags, working]).toEqual([[], null, [], null]);
  });

  it('cannot ask for another team', async () => {
    expect((await served.ask('/v1/teams?team=warehouse', { reader: ofRetail })).status).toBe(400);
  });
});

it.each(names)('without rules there are none: %s', async (name) => {
  const empty = await serveArchive(join(tempFolder(), 'out'));
  try {
    const body = (await (await empty.ask(`/v1/${name}`)).json()) as Answer;
    expect(body.rulesVersion).toBeNull();
    expect(body.data).toMatchObject({ rows: [], working: { etag: null, text: null } });
  } finally {
    empty.archive.close();
  }
});
