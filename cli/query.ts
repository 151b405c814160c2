/** `query`: one SELECT over bill and archive, shown as a table, CSV or JSON. */
import { QuerySession } from '../src/platform/local/query/query-session.ts';
import { explainedTables, explainedText } from './explain-tables.ts';
import { showNotices } from './progress.ts';
import { queryHelp } from './query-help.ts';
import { type QueryRequest, readQueryRequest } from './query-options.ts';
import { maxTableRows, writeRows } from './rows/write-rows.ts';

const widthWithoutTerminal = 80;

/** Throws an InputError for bad flags, files or SQL. */
export async function query(args: readonly string[]): Promise<void> {
  const { stdout } = process;
  const request = readQueryRequest(args, stdout.isTTY ? 'table' : 'csv');
  const width = stdout.columns ?? widthWithoutTerminal;
  if (request.kind === 'help') stdout.write(queryHelp());
  else if (request.kind === 'select') await select(request, width);
  else if (request.format !== 'json') stdout.write(explainedText(width));
  else stdout.write(`${JSON.stringify(explainedTables(), null, 2)}\n`);
}

async function select(
  { sql, format, inputs, notices }: Extract<QueryRequest, { kind: 'select' }>,
  width: number,
): Promise<void> {
  showNotices(notices);
  process.stdout.once('error', stopAtClosedPipe);
  const session = await QuerySession.open(inputs);
  try {
    showNotices(session.notices);
    const result = await session.select(sql);
    const { rows, isCut } = await writeRows(result, format, { out: process.stdout, width });
    if (format !== 'table') return;
    const all = `${rows} ${rows === 1 ? 'row' : 'rows'}`;
    const first = `The first ${maxTableRows} rows; --format csv or json has all`;
    process.stderr.write(`${isCut ? first : all}.\n`);
  } finally {
    session.close();
    process.stdout.off('error', stopAtClosedPipe);
  }
}

/** Such as `head`, which closes the pipe after its lines: nobody reads the other rows. */
function stopAtClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}
