/**
 * The real SDK client against a server in the test: pages, depth, throttling, rejections, inconsistent
 * trees.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import { organizationsDirectory } from '../../../../src/platform/aws/organizations/organizations-directory.ts';
import { sharedData } from '../../../support/shared-data.ts';
import {
  type Account,
  account,
  awsError,
  type Organization,
  root,
  serveOrganization,
  type Unit,
  unit,
} from '../organizations-server.ts';

const day = parseBillingDay('2026-11-20');
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

async function walk(organization: Organization, config = {}) {
  const server = await serveOrganization(organization);
  const read = organizationsDirectory('eu-central-1', {
    endpoint: server.endpoint,
    credentials,
    ...config,
  });
  return { server, accounts: () => read(day) };
}

/** Five branches of two OUs per level, five levels deep: 56 OUs, 803 accounts. */
function largeOrganization(): Unit {
  let number = 0;
  const some = (count: number) => Array.from({ length: count }, () => account(++number));
  const branch = (path: string, depth: number): Unit =>
    unit(
      `ou-${path}`,
      `unit ${path}`,
      some(depth === 5 ? 45 : 10),
      depth === 5
        ? []
        : [branch(`${path}-1`, depth + 1), branch(`${path}-2`, depth + 1)].slice(
            0,
            depth === 1 ? 2 : 1,
          ),
    );
  return root(
    some(3),
    Array.from({ length: 5 }, (_, index) => branch(String(index), 1)),
  );
}

const small = () =>
  root([account(1)], [unit('ou-a', 'A', [account(2)], [unit('ou-b', 'B', [account(3)])])]);

describe('a complete organization', () => {
  test.each([false, true])(
    'of hundreds of accounts, five levels deep (empty pages: %s)',
    async (emptyPages) => {
      const tree = largeOrganization();
      const { server, accounts } = await walk({ root: tree, pageSize: 20, emptyPages });
      const found = await accounts();
      expect(found).toHaveLength(3 + 5 * (10 + 2 * (3 * 10 + 45)));
      expect(new Set(found.map(({ accountId }) => accountId)).size).toBe(found.length);
      const deepest = found.filter(({ ouPath }) => ouPath.split('/').length === 6);
      expect(deepest).toHaveLength(5 * 2 * 45);
      expect(deepest[0]).toEqual({
        snapshotDate: day,
        accountId: deepest[0]?.accountId,
        accountName: `account ${Number(deepest[0]?.accountId)}`,
        ouId: 'ou-0-1-1-1-1',
        ouName: 'unit 0-1-1-1-1',
        ouPath: 'Root/unit 0/unit 0-1/unit 0-1-1/unit 0-1-1-1/unit 0-1-1-1-1',
        status: 'ACTIVE',
      });
      expect(found.filter(({ ouPath }) => ouPath === 'Root')).toHaveLength(3);
      expect(server.maxConcurrent()).toBeGreaterThan(1);
      expect(server.maxConcurrent()).toBeLessThanOrEqual(3);
    },
  );

  test('keeps hostile names, and never reads a slash in a name as a level', async () => {
    const names = [
      `Robert'); drop table accounts;--`,
      'a/b',
      'line\nbreak',
      '🧨',
      '\u202eevil',
      '"',
    ];
    const tree = root(
      [account(99, `it's "x" / =1+1`)],
      names.map((name, index) => unit(`ou-${index}`, name, [account(index)])),
    );
    const found = await (await walk({ root: tree })).accounts();
    expect(found.find(({ accountId }) => accountId.endsWith('99'))?.accountName).toBe(
      `it's "x" / =1+1`,
    );
    const units = found.filter(({ ouId }) => ouId.startsWith('ou-'));
    expect(units.map(({ ouName }) => ouName)).toEqual(names);
    expect(units.map(({ ouPath }) => ouPath)).toEqual(
      names.map((name) => `Root/${name.replace('/', '∕')}`),
    );
  });

  test('returns the state, and the older status if AWS sends no state', async () => {
    const { State: _, ...older } = account(3, 'older', 'SUSPENDED');
    const tree = root(
      [account(1, 'a', 'PENDING_CLOSURE'), { ...account(2), Status: 'SUSPENDED' }, older],
      [],
    );
    const found = await (await walk({ root: tree })).accounts();
    expect(found.map(({ status }) => status)).toEqual(['PENDING_CLOSURE', 'ACTIVE', 'SUSPENDED']);
  });
});

describe('a walk with failing calls', () => {
  test('continues after throttling and a server error, and repeats only that page', async () => {
    const problems = [
      awsError('TooManyRequestsException', 'slow down'),
      awsError('ServiceException', 'oops', 500),
    ];
    const { server, accounts } = await walk({
      root: small(),
      answer: ({ operation, parent }) =>
        operation === 'ListAccountsForParent' && parent === 'ou-a' ? problems.shift() : undefined,
    });
    expect(await accounts()).toHaveLength(3);
    expect(server.calls).toHaveLength(1 + 3 * 2 + 1 + 2);
  });

  test('continues after a broken connection', async () => {
    const { accounts } = await walk({
      root: small(),
      answer: (_, index) => (index === 2 ? { status: 0, body: '' } : undefined),
    });
    expect(await accounts()).toHaveLength(3);
  });

  test('ends if throttling does not end, and says so', async () => {
    const { server, accounts } = await walk(
      { root: small(), answer: () => awsError('TooManyRequestsException', 'slow down') },
      { maxAttempts: 2 },
    );
    await expect(accounts()).rejects.toThrow(
      'ListRoots failed: TooManyRequestsException: slow down (request request-of-the-test, 2 attempts). Still throttled',
    );
    expect(server.calls).toHaveLength(2);
  });

  test('ends if a page never arrives', async () => {
    const { accounts } = await walk(
      {
        root: small(),
        answer: async ({ operation }) => {
          if (operation === 'ListAccounts') await new Promise((done) => setTimeout(done, 2000));
          return undefined;
        },
      },
      { maxAttempts: 2, requestHandler: { requestTimeout: 500, throwOnRequestTimeout: true } },
    );
    await expect(accounts()).rejects.toThrow(/ListAccounts failed.*TimeoutError/);
  });

  test.each([
    [
      'AccessDeniedException',
      400,
      /management account, or make its account a delegated administrator, and allow its role organizations:ListRoots, .*organizations:ListAccounts\./,
    ],
    ['AWSOrganizationsNotInUseException', 400, /does not belong to an organization/],
    ['ExpiredTokenException', 400, /credentials are expired or wrong/],
    ['ParentNotFoundException', 400, /removed during the walk; run again/],
    ['SomethingNew', 400, /Correct what the message names/],
  ])(
    'ends with %s at once, with call, OU, AWS’s message and what to do',
    async (type, status, advice) => {
      const { server, accounts } = await walk({
        root: small(),
        answer: ({ parent, operation }) =>
          parent === 'ou-b' && operation === 'ListAccountsForParent'
            ? awsError(type, 'You cannot.', status)
            : undefined,
      });
      const failure = await accounts().catch((error: unknown) => error as Error);
      expect(failure).toBeInstanceOf(Error);
      const message = (failure as Error).message;
      expect(message).toContain('ListAccountsForParent of ou-b failed: ');
      expect(message).toContain(`${type}: You cannot (request request-of-the-test).`);
      expect(message).toMatch(advice);
      expect(message).toContain('No snapshot was published');
      expect((failure as Error).cause).toBeInstanceOf(Error);
      expect(server.calls.filter(({ operation }) => operation === 'ListAccounts')).toEqual([]);
    },
  );

  test.each([
    ['no JSON', '<html>'],
    ['an account without an id', '{"Accounts":[{"Name":"x"}]}'],
    ['the same page again', '{"Accounts":[],"NextToken":"again"}'],
  ])('ends after %s', async (_, body) => {
    const { accounts } = await walk({
      root: small(),
      answer: ({ operation }) => (operation === 'ListAccounts' ? { status: 200, body } : undefined),
    });
    await expect(accounts()).rejects.toThrow(
      /^AWS Organizations ListAccounts (failed|contains|repeats)/,
    );
  });

  test('starts no other call after one failed', async () => {
    const many = root(
      [],
      Array.from({ length: 40 }, (_, index) => unit(`ou-${index}`, `${index}`, [])),
    );
    const { server, accounts } = await walk({
      root: many,
      answer: ({ parent }) =>
        parent === 'ou-0' ? awsError('AccessDeniedException', 'no') : undefined,
    });
    await expect(accounts()).rejects.toThrow('of ou-0 failed');
    const soFar = server.calls.length;
    await new Promise((done) => setTimeout(done, 30));
    expect(server.calls).toHaveLength(soFar);
    expect(soFar).toBeLessThan(12);
  });
});

describe('a tree that changed during the walk is rejected completely', () => {
  const without = (tree: Unit, more: readonly Account[]) => ({ root: tree, accounts: more });
  const everyone = [account(1), account(2), account(3)];

  test.each([
    [
      'an account that is in no unit',
      without(small(), [...everyone, account(4)]),
      'account 000000000004 is in no organizational unit',
    ],
    [
      'an account that left',
      without(small(), everyone.slice(0, 2)),
      'account 000000000003 is in unit ou-b but not in the list',
    ],
    [
      'an account listed twice',
      without(small(), [...everyone, account(1)]),
      'account 000000000001 is listed twice',
    ],
    [
      'an account found in two units',
      { root: root([account(1)], [unit('ou-a', 'A', [account(1)])]), accounts: [account(1)] },
      'account 000000000001 is in two units, r-root and ou-a',
    ],
  ])('%s', async (_, organization, message) => {
    const { accounts } = await walk(organization);
    await expect(accounts()).rejects.toThrow(message);
    await expect(accounts()).rejects.toThrow(
      'Nothing was published and the earlier snapshot stays; run again.',
    );
  });

  test('a unit below itself, and the walk ends', async () => {
    const { accounts } = await walk({
      root: small(),
      answer: ({ operation, parent }) =>
        operation === 'ListOrganizationalUnitsForParent' && parent === 'ou-b'
          ? { status: 200, body: '{"OrganizationalUnits":[{"Id":"ou-a","Name":"A"}]}' }
          : undefined,
    });
    await expect(accounts()).rejects.toThrow('unit ou-a appears twice in the OU tree');
  });
});

const shared = sharedData();
describe.skipIf(shared === undefined)('AWS’s own examples', () => {
  const example = (name: string) =>
    JSON.parse(readFileSync(join(shared ?? '', 'organizations', `${name}.json`), 'utf8'));

  test('are read as they are', async () => {
    const [rootUnit] = example('list-roots').Roots;
    const [home] = example('list-parents').Parents;
    const units: Unit[] = example('list-organizational-units-for-parent').OrganizationalUnits.map(
      (one: { Arn: string }) => {
        const id = one.Arn.split('/').at(-1) ?? '';
        return {
          id,
          unit: one,
          children: [],
          accounts: id === home.Id ? example('list-accounts').Accounts : [],
        };
      },
    );
    const tree: Unit = { id: rootUnit.Id, unit: rootUnit, accounts: [], children: units };
    const found = await (await walk({ root: tree })).accounts();
    expect(
      found.map(({ accountId, accountName, ouId, ouPath, status }) => [
        accountId,
        accountName,
        ouId,
        ouPath,
        status,
      ]),
    ).toEqual(
      [
        ['111111111111', 'Master Account'],
        ['222222222222', 'Production Account'],
        ['333333333333', 'Development Account'],
        ['444444444444', 'Test Account'],
      ].map((one) => [...one, home.Id, 'Root/AccountingDepartment', 'ACTIVE']),
    );
  });
});
