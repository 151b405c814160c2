/**
 * Opens a bill, as every run does before it reads a cost: which files it has, what kind it is, and
 * whether any of its lines are there twice. Argument: the bill.
 */
import { openBill } from '../../../src/platform/local/bill/open-bill.ts';

const [path = ''] = process.argv.slice(2);
const { files } = await openBill({ path });
process.stdout.write(JSON.stringify({ files: files.length }));
