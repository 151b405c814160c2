/** Starts one Trino for all files of the suite; if it cannot, they get the reason. */
import type { TestProject } from 'vitest/node';
import { findMotoServer } from '../aws/moto-server.ts';
import { findTrino } from './find-trino.ts';
import { startTrinoServer } from './trino-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's URL; '' if there is none. */
    trinoUrl: string;
  }
}

/** Throws if REQUIRE_ALL_SUITES is 1 and something is missing. */
export default async function setUp({
  provide,
}: TestProject): Promise<(() => Promise<void>) | void> {
  const trino = findTrino();
  const absence = typeof trino === 'string' ? trino : motoAbsence();
  if (absence !== undefined || typeof trino === 'string') {
    if (process.env['REQUIRE_ALL_SUITES'] === '1') {
      throw new Error(`REQUIRE_ALL_SUITES is set, but ${absence}.`);
    }
    console.warn(`SKIPPED the suite on Trino: ${absence}.`);
    provide('trinoUrl', '');
    return;
  }
  const server = await startTrinoServer(trino);
  console.info(`Trino started in ${server.startSeconds.toFixed(1)} s on ${trino.java}`);
  provide('trinoUrl', server.url);
  return () => server.stop();
}

function motoAbsence(): string | undefined {
  if (findMotoServer() !== undefined) return undefined;
  return 'moto_server was not found; tests/support/aws/install-moto.sh installs it';
}
