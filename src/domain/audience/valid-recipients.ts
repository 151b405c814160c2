/**
 * The recipients of a run: those of the file, else those of the settings, each valid for SES. An
 * invalid recipient is skipped with a reason and does not stop the mails of the others.
 */

import { organizationScope } from '../budgets/budgets.ts';
import { addressProblem, maxAddresses } from './address-problem.ts';
import { type Recipient, type Recipients, withDefaultReaders } from './audience-recipients.ts';

/** Addresses of the readers of the whole organization, and the setting that contains them. */
export interface DefaultReaders {
  readonly addresses: readonly string[];
  /** Shown in the problems, such as 'DIGEST_MAIL_TO'. */
  readonly place: string;
}

/** `domains`: the only allowed domains; null for any. The file's problems come first. */
export function validRecipients(
  file: Recipients,
  { addresses, place }: DefaultReaders,
  domains: readonly string[] | null,
): Recipients {
  const isNeeded = !file.recipients.some(({ scope }) => scope === organizationScope);
  const checked = addresses.map((address, index) => ({
    address,
    problem: isNeeded ? addressProblem(address, domains) : null,
    line: `${place}, address ${index + 1}`,
  }));
  const readers = checked.filter(({ problem }) => problem === null).map(({ address }) => address);
  const problems = checked.flatMap(({ problem, line }) =>
    problem === null ? [] : [`${line}: ${problem}.`],
  );
  const limited = withinOneMail(withDefaultReaders(file.recipients, readers));
  return {
    recipients: limited.recipients,
    problems: [...file.problems, ...problems, ...limited.problems],
  };
}

/** SES rejects a mail with more than `maxAddresses` addresses, so the ones beyond are skipped. */
function withinOneMail(all: readonly Recipient[]): Recipients {
  const seen = new Map<string, Set<string>>();
  const recipients = all.filter(({ scope, address }) => {
    const known = seen.get(scope) ?? new Set();
    seen.set(scope, known.add(address.toLowerCase()));
    return known.size <= maxAddresses;
  });
  const problems = [...seen]
    .filter(([, { size }]) => size > maxAddresses)
    .map(
      ([scope, { size }]) =>
        `${scope} has ${size} readers, and SES takes ${maxAddresses} in one mail: the last ` +
        `${size - maxAddresses} were left out; write the address of a mailing list instead.`,
    );
  return { recipients, problems };
}
