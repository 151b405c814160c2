/** `warehouse`: the views of the archive in Redshift, as Terraform's outputs describe it. */

import { InputError } from '../src/domain/input/input-error.ts';
import { RedshiftData } from '../src/platform/aws/redshift/redshift-data.ts';
import { redshiftDrops, redshiftStatements } from '../src/warehouse/redshift-statements.ts';
import { runInOrder } from '../src/warehouse/run-in-order.ts';
import { suppressSdkWarning } from './suppress-sdk-warning.ts';
import { warehouseHelp } from './warehouse-help.ts';
import { readWarehouseRequest, type WarehouseRequest } from './warehouse-options.ts';
import { type DeployedWarehouse, readOutputsFile, readStackOutputs } from './warehouse-outputs.ts';
import { doneLine, heading, planText, readersText } from './warehouse-report.ts';

type Request = Extract<WarehouseRequest, { kind: 'statements' }>;

/** Returns the exit code. Throws an InputError for bad options and outputs, and what Redshift answers. */
export async function warehouse(args: readonly string[]): Promise<number> {
  const request = readWarehouseRequest(args);
  if (request.kind === 'help') {
    process.stdout.write(warehouseHelp());
    return request.isAsked ? 0 : 2;
  }
  const { from } = request;
  const deployed = 'file' in from ? readOutputsFile(from.file) : await readStackOutputs(from.stack);
  const statements = statementsOf(request, deployed);
  process.stderr.write(heading(deployed));
  if (request.isDryRun) process.stdout.write(planText(statements));
  else await run(statements, deployed);
  if (!request.removes) process.stderr.write(readersText(deployed));
  return 0;
}

function statementsOf({ removes }: Request, { parameters }: DeployedWarehouse) {
  try {
    return removes ? redshiftDrops(parameters) : redshiftStatements(parameters);
  } catch (cause) {
    // A value of the outputs that SQL must not contain.
    throw new InputError(`The output 'warehouse': ${(cause as Error).message}.`, { cause });
  }
}

async function run(
  statements: ReturnType<typeof statementsOf>,
  { target }: DeployedWarehouse,
): Promise<void> {
  suppressSdkWarning();
  const redshift = new RedshiftData(target);
  await runInOrder(statements, redshift, (done) => process.stdout.write(doneLine(done)));
}
