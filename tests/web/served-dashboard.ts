/** The built dashboard and the API, served as `finops-digest serve` does it, on a free port. */
import { serveArchive } from '../../cli/serve-archive.ts';
import { listen } from '../../src/api/server/listen.ts';
import { servedApp } from '../../src/api/server/served-app.ts';
import { readWebFiles } from '../../src/api/server/web-files.ts';
import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';

export interface ServedDashboard {
  /** 'http://127.0.0.1:49152'. */
  readonly address: string;
  /** Errors that readers were not told. */
  readonly errors: readonly unknown[];
  /** The JSON of an answer of the API, asked without HTTP. */
  readonly askApi: (path: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** `out`: the folder of an archive; `dist`: of the built pages; `budgets`: the digest's file. */
export async function serveDashboard(
  out: string,
  dist: string,
  token?: string,
  budgets?: string,
): Promise<ServedDashboard> {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const settings = { budgets, memoryLimit: undefined, thresholds: defaultThresholds };
  const { api, close } = await serveArchive({ out, ...settings, onError });
  const web = readWebFiles(dist);
  if (web === undefined) throw new Error(`The pages are not built in ${dist}.`);
  const app = servedApp({ api, web, token, onError });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    address: server.address,
    errors,
    askApi: async (path) => (await api.fetch(new Request(`http://localhost${path}`))).json(),
    close: async () => {
      await server.stop(1_000);
      close();
    },
  };
}
