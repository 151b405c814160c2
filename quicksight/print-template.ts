/**
 * Prints the template, for whoever reviews a change: `npx tsx quicksight/print-template.ts` before and
 * after, and a diff of the two.
 */
import { emitTemplate } from './template/emit-template.ts';

process.stdout.write(emitTemplate());
