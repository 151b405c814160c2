/** The output of `serve --help`. */
import { defaultMemoryLimit, maxRowsInMemory } from '../src/platform/local/duckdb/memory-limit.ts';
import { defaultBudgetLight } from './budget-light-option.ts';
import { commandName, isClone } from './command-name.ts';
import { defaultFolder } from './option-defaults.ts';
import { defaultHost, defaultPort, minTokenCharacters, tokenVariable } from './serve-defaults.ts';

export function serveHelp(): string {
  return `Serves the archive of earlier runs: an API, its description at /docs, and the dashboard. It reads no
bill and needs no network. A run that archives meanwhile is seen within seconds. Stop it with
Ctrl-C.

  ${commandName} serve [options]

  --out DIR               folder of earlier runs (${defaultFolder}). Answers are kept in its kept-answers
                          folder, which may be deleted at any time
  --budgets FILE          as for run; read again for each request
  --business-figures FILE as for query, in the same way
  --budget-light G,Y      as for run (${defaultBudgetLight})
  --port PORT             (${defaultPort})
  --host ADDRESS          address of this computer to listen on (${defaultHost}: only this computer).
                          Any other needs a token
  --memory-limit SIZE     memory limit of the query engine (${defaultMemoryLimit}); the newest days, up to
                          ${maxRowsInMemory.toLocaleString('en')} rows a table, are kept in it
  --help

Who may read
  Without a token everybody who uses this computer reads everything, without a login.
  ${tokenVariable}     in the environment: a secret of at least ${minTokenCharacters} characters, which each
                          request of data must have ('Authorization: Bearer …'). It is sent as it
                          is: put TLS in front

Example
  ${isClone ? 'npm run demo && npm run dashboard' : `${commandName} serve --out ${defaultFolder} --port 9000`}
`;
}
