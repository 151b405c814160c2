/** Reads a published set of rules, and refuses one whose files are not those that were published. */
import { InputError } from '../../domain/input/input-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { parseRuleSet } from '../rules/parse-rule-set.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { problemText } from '../yaml/problem.ts';
import { emptySet, emptySetHash } from './empty-set.ts';
import { isSet, readSetTexts } from './read-set-texts.ts';
import { publishedKey } from './set-files-in-store.ts';
import { isSetHash, setHash } from './set-hash.ts';

/**
 * Throws an InputError if no such set was published, if its files were changed or are incomplete, or if this
 * release does not accept it.
 */
export async function readPublishedSet(
  store: Pick<ObjectStore, 'head' | 'get' | 'locate'>,
  hash: string,
): Promise<RuleSet> {
  if (hash === emptySetHash) return emptySet;
  if (!isSetHash(hash)) throw new InputError(`'${hash}' is not the hash of a set of rules.`);
  const folder = store.locate(publishedKey(hash, 'rules')).replace(/rules\.yaml$/, '');
  const read = await readSetTexts(store, (name) => publishedKey(hash, name));
  if (read.isReadable && Object.values(read.texts).every((text) => text === null)) {
    throw new InputError(`No set of rules was published as ${hash}: ${folder} is empty.`);
  }
  if (!read.isReadable || !isSet(read.texts) || setHash(read.texts) !== hash) {
    throw new InputError(
      `The published rules in ${folder} are damaged: their hash is not the folder's name. Restore ` +
        'the files of the folder, or delete the folder and publish the rules again.',
    );
  }
  const parsed = parseRuleSet(read.texts);
  if (parsed.isValid) return parsed.set;
  throw new InputError(
    `The published rules in ${folder} are not accepted by this release; correct and publish them ` +
      `again: ${parsed.problems.map(problemText).join(' ')}`,
  );
}
