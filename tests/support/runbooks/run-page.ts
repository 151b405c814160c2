/** Runs a page from its first block to its last, and reports differences from what the page shows. */
import { outputDifference } from './matches-output.ts';
import type { PageShell } from './page-shell.ts';
import type { FencedBlock, RunbookPage } from './runbook-page.ts';

export type RunSql = (statement: string) => Promise<unknown>;

/** Throws an Error naming page and line if a block fails or prints something else. */
export async function runPage(
  { file, blocks }: RunbookPage,
  shell: PageShell,
  runSql?: RunSql,
): Promise<void> {
  for (const block of blocks) {
    const place = `runbooks/${file}:${block.line} (${block.section})`;
    if (block.language === 'bash') await runCommands(block, place, shell);
    if (block.language === 'sql' && runSql !== undefined) {
      await runSql(block.text).catch((cause: Error) => {
        throw new Error(`${place}: ${cause.message}`, { cause });
      });
    }
  }
}

async function runCommands(block: FencedBlock, place: string, shell: PageShell): Promise<void> {
  const { code, stdout, stderr } = await shell.run(block);
  if (code !== block.exitCode) {
    const said = `${stdout}\n${stderr}`.trim();
    throw new Error(`${place} ended with ${code} instead of ${block.exitCode}:\n${said}`);
  }
  if (block.output === undefined) return;
  const difference = outputDifference(block.output, stdout);
  if (difference !== undefined) throw new Error(`${place}: ${difference}\n${stderr}`);
}
