/** What `warehouse` prints: where statements run, each of them, and who can read afterwards. */
import { describeTarget } from '../src/platform/aws/redshift/redshift-target.ts';
import type { WarehouseStatement } from '../src/ports/warehouse.ts';
import { allViews } from '../src/views/all-views.ts';
import type { StatementDone } from '../src/warehouse/run-in-order.ts';
import type { DeployedWarehouse } from './warehouse-outputs.ts';

export function heading({ target }: DeployedWarehouse): string {
  return `Redshift ${describeTarget(target)}.\n`;
}

/** One statement a paragraph, each ended as SQL needs it, so that the text can be run elsewhere too. */
export function planText(statements: readonly WarehouseStatement[]): string {
  const all = statements.map(({ name, sql }) => `-- ${name}\n${sql};\n`);
  return `${all.join('\n')}\n-- ${statements.length} statements; nothing was run.\n`;
}

export function doneLine({ name, place, of, milliseconds, id }: StatementDone): string {
  const number = `${String(place).padStart(String(of).length)}/${of}`;
  const time = milliseconds === null ? '' : ` in ${(milliseconds / 1000).toFixed(1)} s`;
  return `${number} ${name}: done${time} (${id})\n`;
}

/** Everybody who reads there sees everything: said each time, because the mails and pages are not so. */
export function readersText({ parameters: { readerRoles, schema } }: DeployedWarehouse): string {
  if (readerRoles.length === 0) {
    return 'Nobody is granted the views yet: name roles of the database in warehouse.readerRoles.\n';
  }
  const who = readerRoles.length === 1 ? 'The role' : 'The roles';
  return (
    `${who} ${readerRoles.join(', ')} may read the ${allViews.length} views of the schema ${schema}. ` +
    'Readers of the warehouse see the costs of every OU and team.\n'
  );
}
