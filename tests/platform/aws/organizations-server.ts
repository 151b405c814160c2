/**
 * AWS Organizations for one test: a local server that speaks AWS JSON 1.1, returns an organization in
 * pages, and fails as the test requires.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A root or OU as AWS writes it, with its accounts and OUs. */
export interface Unit {
  readonly unit: Readonly<Record<string, unknown>>;
  readonly id: string;
  readonly accounts: readonly Account[];
  readonly children: readonly Unit[];
}

export type Account = Readonly<Record<string, unknown>>;

export interface Call {
  readonly operation: string;
  readonly parent: string | undefined;
  readonly token: string | undefined;
}

/** What to answer instead; undefined lets the organization answer. */
export type Answer = { readonly status: number; readonly body: string } | undefined;

export interface Organization {
  readonly root: Unit;
  /** ListAccounts, when it differs from the accounts of the tree. */
  readonly accounts?: readonly Account[];
  readonly pageSize?: number;
  /** Puts an empty page with a NextToken before each page, as AWS may. */
  readonly emptyPages?: boolean;
  /** Called for each request, with its number from 0. */
  readonly answer?: (call: Call, index: number) => Answer | Promise<Answer>;
}

export interface OrganizationsServer {
  readonly endpoint: string;
  readonly calls: readonly Call[];
  /** Maximum number of concurrent requests. */
  readonly maxConcurrent: () => number;
}

export const awsError = (type: string, message: string, status = 400) => ({
  status,
  body: JSON.stringify({ __type: type, Message: message }),
});

export async function serveOrganization(given: Organization): Promise<OrganizationsServer> {
  const calls: Call[] = [];
  const load = { now: 0, most: 0 };
  const server = createServer(async (request, response) => {
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    try {
      const call = await readCall(request);
      const index = calls.push(call) - 1;
      const told = await given.answer?.(call, index);
      // A moment of work, so that concurrent calls are observed as concurrent.
      await new Promise((done) => setTimeout(done, 1));
      respond(response, told ?? { status: 200, body: JSON.stringify(pageOf(given, call)) });
    } finally {
      load.now -= 1;
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, calls, maxConcurrent: () => load.most };
}

function respond(response: ServerResponse, { status, body }: NonNullable<Answer>) {
  if (status === 0) return response.destroy();
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': 'request-of-the-test',
  });
  return response.end(body);
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const input = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const operation = String(request.headers['x-amz-target']).replace(
    /^AWSOrganizationsV20161128\./,
    '',
  );
  return { operation, parent: input.ParentId, token: input.NextToken };
}

function pageOf({ root, accounts, pageSize = 20, emptyPages = false }: Organization, call: Call) {
  const parent = unitsIn(root).find(({ id }) => id === call.parent);
  const lists: Readonly<Record<string, readonly [string, readonly unknown[]]>> = {
    ListRoots: ['Roots', [root.unit]],
    ListAccounts: ['Accounts', accounts ?? accountsIn(root)],
    ListAccountsForParent: ['Accounts', parent?.accounts ?? []],
    ListOrganizationalUnitsForParent: [
      'OrganizationalUnits',
      parent?.children.map(({ unit }) => unit) ?? [],
    ],
  };
  const [name, all] = lists[call.operation] ?? ['', []];
  const [start = 0, isAfterEmpty = 0] = (call.token ?? '').split('.').map(Number);
  if (emptyPages && isAfterEmpty === 0) return { [name]: [], NextToken: `${start}.1` };
  const end = start + pageSize;
  return {
    [name]: all.slice(start, end),
    ...(end < all.length ? { NextToken: `${end}.0` } : {}),
  };
}

export function unitsIn(unit: Unit): Unit[] {
  return [unit, ...unit.children.flatMap(unitsIn)];
}

export function accountsIn(unit: Unit): Account[] {
  return unitsIn(unit).flatMap(({ accounts }) => accounts);
}

/** The root, in AWS's format. */
export function root(accounts: readonly Account[], children: readonly Unit[]): Unit {
  const unit = { Id: 'r-root', Name: 'Root', Arn: 'arn:aws:organizations::1:root/o-1/r-root' };
  return { id: 'r-root', unit, accounts, children };
}

export function unit(
  id: string,
  name: string,
  accounts: readonly Account[],
  children: readonly Unit[] = [],
): Unit {
  const Arn = `arn:aws:organizations::1:ou/o-1/${id}`;
  return { id, unit: { Id: id, Name: name, Arn }, accounts, children };
}

export function account(number: number, name = `account ${number}`, state = 'ACTIVE'): Account {
  const Id = String(number).padStart(12, '0');
  return { Id, Name: name, State: state, Status: state, JoinedTimestamp: 1481830215.45 };
}
