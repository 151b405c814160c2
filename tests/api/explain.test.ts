/** Explanations of archived costs: what is known to have decided, what is not known, and nothing of other teams. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulesForRun } from '../../src/allocation/published/rules-for-run.ts';
import { setHash } from '../../src/allocation/published/set-hash.ts';
import { upload } from '../allocation/published/rules-store.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';
import {
  archiveTaggedBill,
  dataAccount,
  hostile,
  ruleTexts,
  shopAccount,
} from './tagged-archive.ts';

const day = 'day=2026-11-12';
const part = (ous: readonly string[], teams: readonly string[] = []) =>
  ({ scope: { kind: 'part', ous, teams }, isEditor: false }) as const;
const published = setHash({
  rules: ruleTexts['rules.yaml'],
  teams: ruleTexts['teams.csv'],
  services: ruleTexts['services.csv'],
  aliases: ruleTexts['aliases.csv'],
  owners: ruleTexts['owners.csv'],
});
let served: ServedArchive;

const suite = folderForSuite();

beforeAll(async () => {
  served = await serveArchive(await archiveTaggedBill(suite()));
}, 60_000);
afterAll(() => served.archive.close());

interface Group {
  readonly x_Target: string;
  readonly x_RuleId: string;
  readonly cost: string;
  readonly condition: string | null;
  readonly verdicts: readonly { id: string; kind: string; words: string }[];
}

interface Answer {
  readonly data: { ruleSet: string; groups: readonly Group[]; isComplete: boolean };
}

async function read(query: string, asked: Parameters<typeof served.ask>[1] = {}) {
  const answer = await served.ask(`/v1/explain?${query}`, asked);
  const body = (await answer.json()) as Answer;
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body.data;
}

describe('an explanation', () => {
  it('names the rule that decided, and what is known of those before it', async () => {
    const { groups, isComplete } = await read(
      `${day}&metric=unblended&filter[account]=${shopAccount}`,
    );
    expect(isComplete).toBe(true);
    expect(groups.map(({ x_RuleId, cost }) => [x_RuleId, cost])).toEqual([
      ['by-team-tag', '57'],
      ['shop-prod', '43.1'],
    ]);
    expect(groups[0]?.verdicts).toEqual([
      {
        id: 'secret-merger',
        kind: 'condition-failed',
        words: `does not match: account is '${shopAccount}', and must be '${dataAccount}'`,
      },
      {
        id: 'shop-prod',
        kind: 'condition-failed',
        words: 'does not match: the condition in any[2].not holds',
      },
      { id: 'by-team-tag', kind: 'won', words: 'claims the line' },
    ]);
  });

  it('uses the rules of the day, not those that count now', async () => {
    const before = await read(day);
    expect(before.ruleSet).toBe(published);
    const other = await serveArchive(await archiveTaggedBill(`${suite()}/other`));
    try {
      await upload(other.archive.store, { rules: 'version: 1\n' });
      await upload(other.archive.store, { services: '', aliases: '' });
      await other.archive.store.put('allocation/services.csv', Buffer.from('application,team\n'));
      await other.archive.store.put('allocation/aliases.csv', Buffer.from('tag,value,becomes\n'));
      expect((await rulesForRun(other.archive.store, Date.now())).publishedNow).toBe(true);
      const answer = (await (await other.ask(`/v1/explain?${day}`)).json()) as Answer;
      expect(answer.data).toEqual(before);
    } finally {
      other.archive.close();
    }
  });

  it('of a resource leaves out costs that cannot be its', async () => {
    const rulesOf = async (resource: string) => {
      const asked = `${day}&resource=${encodeURIComponent(resource)}`;
      return (await read(asked)).groups.map(({ x_RuleId }) => x_RuleId);
    };
    expect(await rulesOf('i-secret')).toEqual(['by-team-tag']);
    expect(await rulesOf('i-shop')).toEqual(['shop-prod']);
    expect(await rulesOf(hostile)).toEqual(['by-team-tag', 'shop-prod']);
    const answer = await served.ask(`/v1/explain?${day}&resource=i-good`);
    expect(answer.status).toBe(404);
  });

  it('needs an archived day', async () => {
    expect((await served.ask('/v1/explain?day=2025-11-14')).status).toBe(400);
    expect((await served.ask('/v1/explain?day=2027-11-14')).status).toBe(400);
    expect((await served.ask('/v1/explain')).status).toBe(400);
  });
});

describe('a reader of a part', () => {
  it.each([
    '',
    '&filter[ou]=Root/Shop2',
    `&filter[account]=${dataAccount}`,
    '&filter[rule]=secret-merger',
    '&filter[team]=warehouse',
  ])('learns nothing of others: %s', async (asked) => {
    for (const reader of [part(['Root/Shop']), part(['Root/Shop'], ['retail'])]) {
      const text = JSON.stringify(await read(`${day}${asked}`, { reader }));
      expect(text).not.toMatch(/warehouse|merger|Shop2|2222|lake/i);
    }
  });

  it('gets the same answer for a hidden resource as for one that does not exist', async () => {
    const ask = async (resource: string) => {
      const path = `/v1/explain?${day}&resource=${resource}`;
      const answer = await served.ask(path, { reader: part(['Root/Shop']) });
      return [answer.status, await answer.text()];
    };
    expect(await ask('i-secret')).toEqual(await ask('i-nothing'));
    expect(await ask('i-secret')).toEqual([404, expect.any(String)]);
  });

  it('sees why costs of their team are theirs', async () => {
    const reader = part([], ['retail']);
    const { groups } = await read(`${day}&filter[rule]=shop-prod`, { reader });
    expect(groups[0]).toMatchObject({
      x_Target: 'team/retail',
      condition: expect.stringContaining('Amazon S3'),
      verdicts: [{ id: 'shop-prod', kind: 'won' }],
    });
  });

  it('of nothing gets nothing', async () => {
    expect((await read(day, { reader: part([]) })).groups).toEqual([]);
  });
});
