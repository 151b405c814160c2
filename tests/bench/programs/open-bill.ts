/**
 * Opens a bill, as every run does before it reads a cost: finds its files and its kind, and checks whether
 * any lines occur twice. Argument: the bill.
 */
import { openBill } from '../../../src/platform/local/bill/open-bill.ts';

const [path = ''] = process.argv.slice(2);
const { files } = await openBill({ path });
process.stdout.write(JSON.stringify({ files: files.length }));
