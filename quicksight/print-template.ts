/**
 * Prints the template, so that a reviewer can compare it before and after a change: `npx tsx
 * quicksight/print-template.ts`.
 */
import { emitTemplate } from './template/emit-template.ts';

process.stdout.write(emitTemplate());
