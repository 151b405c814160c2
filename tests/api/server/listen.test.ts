/** The server of a laptop: open requests finish when it stops, but it does not wait for ever. */
import { request } from 'node:http';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { listen } from '../../../src/api/server/listen.ts';

const local = { host: '127.0.0.1', port: 0 };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function slowApp(ms: number) {
  let arrived = () => {};
  const isAsked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const app = new Hono().get('/', async (context) => {
    arrived();
    await wait(ms);
    return context.text('made');
  });
  return { app, isAsked };
}

test('an open request is answered, a new one is refused, and a kept connection does not delay', async () => {
  const { app, isAsked } = slowApp(300);
  const { address, stop } = await listen(app, local);
  await (await fetch(`${address}/absent`)).text();
  const open = fetch(address);
  await isAsked;
  const start = performance.now();
  const stopped = stop(10_000);
  await expect(fetch(address)).rejects.toThrow();
  expect(await (await open).text()).toBe('made');
  await stopped;
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('a request that takes longer than the grace is cut', async () => {
  const { app, isAsked } = slowApp(5_000);
  const { address, stop } = await listen(app, local);
  const open = fetch(address).then(
    () => 'answered',
    () => 'cut',
  );
  await isAsked;
  await stop(50);
  expect(await open).toBe('cut');
});

test('an address that is not of this computer is named', async () => {
  const app = new Hono();
  await expect(listen(app, { host: '203.0.113.1', port: 0 })).rejects.toThrow(
    '--host 203.0.113.1 is not an address of this computer',
  );
});

test('a path and a Host that are not valid get an answer below 500', async () => {
  const { address, stop } = await listen(new Hono(), local);
  const { port } = new URL(address);
  for (const [path, host] of [
    ['/%zz', 'localhost'],
    ['//evil', 'localhost'],
    ['/', 'a b'],
    ['/', ''],
    ['http://evil.example/x', 'localhost'],
    ['*', 'localhost'],
  ] as const) {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, headers: { host } };
      request(options, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect([path, host, (status ?? 500) < 500]).toEqual([path, host, true]);
  }
  await stop(0);
});

test('the globals of the process are its own again after the stop', async () => {
  const own = [globalThis.Request, globalThis.Response];
  const { address, stop } = await listen(new Hono(), local);
  await (await fetch(address)).text();
  await stop(50);
  expect([globalThis.Request, globalThis.Response]).toEqual(own);
  await expect(listen(new Hono(), { host: '203.0.113.1', port: 0 })).rejects.toThrow();
  expect([globalThis.Request, globalThis.Response]).toEqual(own);
});
