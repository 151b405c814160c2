/**
 * What the command needs to know of the deployed warehouse: the output `warehouse` of the stack's state, from Terraform
 * itself or from a file with `terraform output -json`. So nobody copies an ARN.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { InputError } from '../src/domain/input/input-error.ts';
import type { RedshiftTarget } from '../src/platform/aws/redshift/redshift-target.ts';
import type { WarehouseParameters } from '../src/warehouse/warehouse-parameters.ts';
import { readText } from './input-files.ts';

/** The stacks' own description of the output: `stacks/warehouse/warehouse-output.ts`. */
const warehouseOutput = z.object({
  region: z.string(),
  database: z.string(),
  workgroup: z.string().nullish(),
  cluster: z.string().nullish(),
  secret_arn: z.string().nullish(),
  database_user: z.string().nullish(),
  role_arn: z.string(),
  glue_database: z.string(),
  external_schema: z.string(),
  schema: z.string(),
  reader_roles: z.array(z.string()),
});

export interface DeployedWarehouse {
  readonly target: RedshiftTarget;
  readonly parameters: WarehouseParameters;
}

const run = promisify(execFile);

/** From Terraform, which reads the stack's state where it is. Throws an InputError if there is none. */
export async function readStackOutputs(stack: string): Promise<DeployedWarehouse> {
  const folder = join('cdktf.out', 'stacks', stack);
  if (!existsSync(folder)) {
    throw new InputError(
      `There is no folder ${folder}: run 'npm run synth' in the folder of cdktf.json, apply the stack, or give ` +
        '--outputs FILE (of terraform output -json) or --stack NAME.',
    );
  }
  const { stdout } = await run('terraform', [`-chdir=${folder}`, 'output', '-json']).catch(
    (cause: NodeJS.ErrnoException & { stderr?: string }) => {
      const said = cause.code === 'ENOENT' ? 'it is not on the path' : firstLine(cause.stderr);
      throw new InputError(
        `Terraform could not read the outputs of ${folder}: ${said}. Correct that, or give --outputs FILE.`,
        { cause },
      );
    },
  );
  return parseOutputs(stdout, folder);
}

/** Throws an InputError that says what is wrong with the file. */
export function readOutputsFile(path: string): DeployedWarehouse {
  return parseOutputs(readText(path, '--outputs'), path);
}

function parseOutputs(text: string, where: string): DeployedWarehouse {
  const { warehouse } = jsonOf(text, where) as { readonly warehouse?: { value?: unknown } };
  if (warehouse === undefined) {
    throw new InputError(
      `${where} has no output 'warehouse': apply the stack 'warehouse' first (runbooks/warehouse.md).`,
    );
  }
  const parsed = warehouseOutput.safeParse(warehouse.value);
  if (parsed.success) return toWarehouse(parsed.data, where);
  const [issue] = parsed.error.issues;
  throw new InputError(
    `${where}: warehouse.${issue?.path.join('.') ?? ''}: ${issue?.message}. Apply the stack of this release.`,
  );
}

function jsonOf(text: string, where: string): object {
  try {
    return Object(JSON.parse(text));
  } catch (cause) {
    throw new InputError(`${where} is not JSON; write it with 'terraform output -json'.`, {
      cause,
    });
  }
}

function toWarehouse(output: z.infer<typeof warehouseOutput>, where: string): DeployedWarehouse {
  const { region, database, workgroup, cluster } = output;
  const compute =
    workgroup != null
      ? ({ kind: 'workgroup', workgroup } as const)
      : cluster != null
        ? ({ kind: 'cluster', cluster } as const)
        : undefined;
  if (compute === undefined) {
    throw new InputError(`${where}: the output 'warehouse' has neither a workgroup nor a cluster.`);
  }
  return {
    target: {
      region,
      compute,
      database,
      secretArn: output.secret_arn ?? undefined,
      databaseUser: output.database_user ?? undefined,
    },
    parameters: {
      region,
      roleArn: output.role_arn,
      glueDatabase: output.glue_database,
      externalSchema: output.external_schema,
      schema: output.schema,
      readerRoles: output.reader_roles,
    },
  };
}

function firstLine(text = ''): string {
  // Terraform draws a box around its errors.
  const lines = text.split('\n').map((line) => line.replace(/[^\x20-\x7e]/g, '').trim());
  return lines.find((line) => /^Error: /.test(line)) ?? lines.find(Boolean) ?? 'it failed';
}
