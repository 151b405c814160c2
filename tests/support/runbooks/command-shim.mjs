/**
 * Runs as `aws`, `npm`, `npx` or `terraform` on the PATH while a page's commands run: asks the test, at
 * RUNBOOK_SERVER, what to do with the command, and runs a program or prints an answer.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const [, , program, ...args] = process.argv;
const asked = await fetch(process.env.RUNBOOK_SERVER, {
  method: 'POST',
  body: JSON.stringify({ program, args, folder: process.cwd() }),
});
const answer = await asked.json();

if (answer.run === undefined) {
  for (const { path, text } of answer.files ?? []) {
    if (path === '/dev/stdout') process.stdout.write(text);
    else writeFileSync(path, text);
  }
  process.stdout.write(answer.stdout ?? '');
  process.stderr.write(answer.stderr ?? '');
  process.exitCode = answer.code;
} else {
  const { file, args: rest, environment } = answer.run;
  const env = { ...process.env, ...environment };
  const child = spawn(file, rest, { stdio: 'inherit', env });
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 127;
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
