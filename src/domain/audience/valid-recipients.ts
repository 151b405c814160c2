/**
 * The recipients that a run writes to: those of the file, else the settings' own readers, each fit for
 * SES. Who cannot be written to is left out with a reason, and keeps nobody else's mail back.
 */

import { organizationScope } from '../budgets/budgets.ts';
import { addressProblem, maxAddresses } from './address-problem.ts';
import { type Recipient, type Recipients, withDefaultReaders } from './audience-recipients.ts';

/** Addresses of the readers of the whole organization, and what they are set by. */
export interface DefaultReaders {
  readonly addresses: readonly string[];
  /** For the faults, such as 'DIGEST_MAIL_TO'. */
  readonly place: string;
}

/** `domains`: the only ones that mail may go to; null for any. The file's own faults come first. */
export function validRecipients(
  file: Recipients,
  { addresses, place }: DefaultReaders,
  domains: readonly string[] | null,
): Recipients {
  const isNeeded = !file.recipients.some(({ scope }) => scope === organizationScope);
  const judged = addresses.map((address, index) => ({
    address,
    problem: isNeeded ? addressProblem(address, domains) : null,
    line: `${place}, address ${index + 1}`,
  }));
  const readers = judged.filter(({ problem }) => problem === null).map(({ address }) => address);
  const problems = judged.flatMap(({ problem, line }) =>
    problem === null ? [] : [`${line}: ${problem}.`],
  );
  const crowd = withinOneMail(withDefaultReaders(file.recipients, readers));
  return {
    recipients: crowd.recipients,
    problems: [...file.problems, ...problems, ...crowd.problems],
  };
}

/** SES refuses a mail to more addresses than it takes in one: those beyond are left out. */
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
