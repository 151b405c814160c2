/**
 * Checks the business figures once a day: they may be uploaded without a check. No mail needs them, so that a run
 * fails for them only after everything was sent.
 */
import { InputError } from '../../src/domain/input/input-error.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { readBusinessFigures } from '../../src/settings/finops-files.ts';

/** Throws an InputError that says which line to correct, and that the mails are not concerned. */
export async function requireReadableFigures({ store }: Pick<Platform, 'store'>): Promise<void> {
  try {
    await readBusinessFigures(store);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      `All mails were sent, but the business figures cannot be read: ${error.message} Until then unit ` +
        'costs of the business are unknown. See the runbook business-figures.',
      { cause: error },
    );
  }
}
