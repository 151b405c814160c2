/** The options of `warehouse`. */
import { InputError } from '../src/domain/input/input-error.ts';
import { readFlagsAndTexts } from './read-flags.ts';
import { warehouseCommand } from './warehouse-help.ts';

const actions = ['plan', 'apply', 'drop'] as const;
type Action = (typeof actions)[number];

const flags = {
  'dry-run': { type: 'boolean' },
  stack: { type: 'string' },
  outputs: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export type WarehouseRequest =
  | { readonly kind: 'help'; readonly isAsked: boolean }
  | {
      readonly kind: 'statements';
      readonly removes: boolean;
      readonly isDryRun: boolean;
      /** Where the deployed warehouse is described. */
      readonly from: { readonly file: string } | { readonly stack: string };
    };

/** Throws an InputError naming the option or the unknown word. */
export function readWarehouseRequest(args: readonly string[]): WarehouseRequest {
  const { flags: given, texts } = readFlagsAndTexts(args, flags, 'warehouse');
  const [action, ...more] = texts;
  if (given['help'] === true || action === 'help') return { kind: 'help', isAsked: true };
  if (action === undefined) return { kind: 'help', isAsked: false };
  if (!isAction(action) || more.length > 0) {
    throw new InputError(
      `Unknown command 'warehouse ${texts.join(' ')}'; it is one of ${actions.join(', ')} ` +
        `('${warehouseCommand} --help').`,
    );
  }
  const { stack, outputs } = given as { stack?: string; outputs?: string };
  if (stack !== undefined && outputs !== undefined) {
    throw new InputError('--outputs has the outputs of one stack already; omit --stack.');
  }
  if (stack !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(stack)) {
    throw new InputError(`--stack '${stack}' is not a name of a stack, such as prod-warehouse.`);
  }
  return {
    kind: 'statements',
    removes: action === 'drop',
    isDryRun: action === 'plan' || given['dry-run'] === true,
    from: outputs === undefined ? { stack: stack ?? 'warehouse' } : { file: outputs },
  };
}

function isAction(text: string): text is Action {
  return actions.some((one) => one === text);
}
