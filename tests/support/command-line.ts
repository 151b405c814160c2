/** Runs the command line inside this process and captures its output. */
import { vi } from 'vitest';
import { main } from '../../cli/finops-digest.ts';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function commandLine(args: readonly string[]): Promise<CommandResult> {
  const stdout = catchWrites(process.stdout);
  const stderr = catchWrites(process.stderr);
  try {
    const code = await main(args);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.restore();
    stderr.restore();
  }
}

function catchWrites(stream: NodeJS.WriteStream) {
  const written: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  return { text: () => written.join(''), restore: () => spy.mockRestore() };
}
