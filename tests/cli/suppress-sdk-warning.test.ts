/** On Node 20 the AWS SDK prints a warning about that version: it must not appear in a command's output. */
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const asOnNode20 =
  "data:text/javascript,Object.defineProperty(process,'version',{value:'v20.19.0'})";

/** An account that allows nothing, so that every command ends at its first call. */
const server: Server = createServer((_, response) => {
  response.writeHead(403, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify({ __type: 'AccessDeniedException', message: 'not allowed' }));
});

beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise<void>((done) => void server.close(() => done())));

const environment = () => ({
  PATH: process.env['PATH'] ?? '',
  AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIATESTTESTTESTTEST',
  AWS_SECRET_ACCESS_KEY: 'not-a-secret',
  DIGEST_ACCOUNT_ID: '123456789012',
  DIGEST_BUCKET: 'acme-summaries',
  DIGEST_ATHENA_DATABASE: 'acme',
  DIGEST_ATHENA_WORKGROUP: 'acme',
  DIGEST_BILL_SOURCE: 'cur2',
  DIGEST_BILL_TABLE: 'bill',
  DIGEST_BILL_LOCATION: 's3://acme-bill/bill/',
  DIGEST_ACCOUNTS_TABLE: 'accounts',
  DIGEST_ARCHIVE_TABLE: 'ou_breakdown',
  DIGEST_MAIL_FROM: 'finops@example.com',
  DIGEST_MAIL_TO: 'team@example.com',
});

function stderrOf(args: readonly string[], change: Record<string, string> = {}): Promise<string> {
  const node = ['--import', asOnNode20, '--import', 'tsx', 'cli/main.ts', ...args];
  const env = { ...environment(), ...change };
  return new Promise((resolve) => {
    execFile(process.execPath, node, { cwd: root, env }, (_, __, stderr) => resolve(stderr));
  });
}

const run = ['run', '--platform', 'aws', '--date', '2026-11-20'];
const range = ['--platform', 'aws', '--from', '2026-11-01', '--to', '2026-11-02'];

describe('a command on AWS, with Node 20', () => {
  it.each([[run], [['audit', ...range]], [['backfill', ...range]]])(
    '%j prints what went wrong, and nothing about Node',
    async (args) => {
      const stderr = await stderrOf(args);
      expect(stderr).toMatch(/finops-digest: .*(not allowed|AccessDenied|UnknownError|403)/is);
      expect(stderr).not.toMatch(/NodeVersionSupportWarning|require node/i);
    },
  );

  it('shows the SDK’s warning on request, and other warnings always', async () => {
    const asked = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'false' };
    expect(await stderrOf(run, asked)).toContain('NodeVersionSupportWarning');
    const warns = "data:text/javascript,process.emitWarning('another')";
    const other = await stderrOf(run, { NODE_OPTIONS: `--import ${warns}` });
    expect(other).toContain('Warning: another');
  });
});
