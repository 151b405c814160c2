/**
 * Opens the deployed archive from a terminal, with the functions' environment and credentials. Options that
 * the environment already defines are not accepted.
 */
import type { BreakdownSettings } from '../src/archive/window/staged-breakdown.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { openAwsPlatform } from '../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../src/platform/aws/client/aws-settings.ts';
import type { Platform } from '../src/ports/platform.ts';
import { readArchiveSettings } from '../src/settings/digest-environment.ts';
import type { Accepted } from './accept-flags.ts';
import { suppressSdkWarning } from './suppress-sdk-warning.ts';

/** An archive that commands use, with the settings that determine its rows. */
export interface OpenArchive {
  readonly platform: Platform;
  readonly settings: BreakdownSettings;
  /** The problems of the bill that a person accepts, from the flags. */
  readonly accept: Accepted;
  readonly close: () => void;
}

/** Throws an InputError naming each variable that is missing or wrong. */
export async function openArchiveOnAws(accept: Accepted): Promise<OpenArchive> {
  const settings = { ...fromEnvironment(readArchiveSettings), budgets: [] };
  suppressSdkWarning();
  const platform = await openAwsPlatform(fromEnvironment(readAwsSettings));
  return { platform, settings, accept, close: () => undefined };
}

function fromEnvironment<T>(read: (environment: NodeJS.ProcessEnv) => T): T {
  try {
    return read(process.env);
  } catch (cause) {
    throw new InputError((cause as Error).message, { cause });
  }
}
