/** Runs the commands of pages that need neither AWS nor an emulator, as a reader would run them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandServer, startCommandServer } from '../support/runbooks/command-server.ts';
import { digestCommand } from '../support/runbooks/digest-command.ts';
import { PageShell } from '../support/runbooks/page-shell.ts';
import { runPage } from '../support/runbooks/run-page.ts';
import { isLocal, pageFiles, readPage } from '../support/runbooks/runbook-page.ts';
import { tempFolder } from '../support/temp-folder.ts';

const local = pageFiles().map(readPage).filter(isLocal);

describe('pages for a laptop', () => {
  let server: CommandServer;

  beforeAll(async () => {
    server = await startCommandServer(({ args }) => digestCommand(args));
  });
  afterAll(() => server.stop());

  it('exist', () => {
    expect(local.map(({ file }) => file)).toContain('on-a-laptop.md');
  });

  it.each(local.map((page) => [page.file, page] as const))(
    '%s prints what the page shows',
    async (_, page) => {
      const folder = tempFolder();
      const shell = new PageShell({
        folder,
        serverUrl: server.url,
        environment: {},
        overrides: {},
      });
      await runPage(page, shell);
    },
  );
});
