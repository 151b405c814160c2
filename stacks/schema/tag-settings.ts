/**
 * Tags as settings: what AWS refuses is refused here. IAM takes `Owner` and `owner` for one tag, so no
 * two of them may differ in case alone; one that is called like ours replaces it, in its own case.
 */
import * as z from 'zod';

/** As many as a resource may have: https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
export const maxTags = 50;
export const maxKeyLength = 128;
export const maxValueLength = 256;
export const tagCharacters = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;
export const charactersInWords = 'letters, digits, blanks and _ . : / = + - @';

/** Those that every resource has without any setting. */
export const ownTags = ['application', 'environment', 'system', 'managed-by'] as const;
export type OwnTags = Readonly<Record<(typeof ownTags)[number], string>>;

const tagError = 'tag names and values, both text';

export const tags = z
  .record(z.string(), z.string({ error: tagError }), { error: tagError })
  .superRefine((given, context) => {
    for (const [key, value] of Object.entries(given)) {
      const message = faultOf(key, value);
      if (message !== null) context.addIssue({ code: 'custom', path: [key], message });
    }
    for (const message of faultsOfAll(Object.keys(given))) {
      context.addIssue({ code: 'custom', message });
    }
  });

/** Ours and theirs; theirs replace ours of the same name, in whatever case. */
export function mergeTags(
  own: OwnTags,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const taken = new Set(Object.keys(given).map((key) => key.toLowerCase()));
  const kept = Object.entries(own).filter(([key]) => !taken.has(key));
  return { ...Object.fromEntries(kept), ...given };
}

/**
 * The dashboard is a stack of CloudFormation, which hands its tags on to QuickSight: both take no empty
 * value, where all other services do.
 */
export function dashboardTagProblems({ tags, quicksight }: TaggedSystem): string[] {
  if (quicksight?.principalArn === undefined) return [];
  const empty = Object.keys(tags).filter((key) => tags[key] === '');
  return empty.map(
    (key) =>
      `tags.${key}: given ""; accepted: values of at least one character where there is a dashboard, ` +
      'since CloudFormation takes no empty one',
  );
}

interface TaggedSystem {
  readonly tags: Readonly<Record<string, string>>;
  readonly quicksight?: { readonly principalArn?: string | undefined } | undefined;
}

function faultOf(key: string, value: string): string | null {
  if (/^aws:/i.test(key) || /^aws:/i.test(value)) {
    return 'names and values that do not begin with aws:, which AWS keeps for itself';
  }
  if (key.trim() === '' || lengthOf(key) > maxKeyLength)
    return `names of 1 to ${maxKeyLength} characters`;
  if (lengthOf(value) > maxValueLength) return `values of at most ${maxValueLength} characters`;
  return tagCharacters.test(key) && tagCharacters.test(value)
    ? null
    : `names and values of ${charactersInWords}`;
}

function faultsOfAll(keys: readonly string[]): readonly string[] {
  const lower = keys.map((key) => key.toLowerCase());
  const conflictingNames = keys.filter((_, at) => lower.indexOf(lower[at] ?? '') !== at);
  const all = new Set([...ownTags, ...lower]);
  const most = maxTags - (all.size - lower.length);
  return [
    ...conflictingNames.map(
      (key) => `names that differ in more than case: IAM has ${key} only once`,
    ),
    ...(all.size > maxTags ? [`at most ${most} tags, since a resource has ${maxTags}`] : []),
  ];
}

/** As AWS counts: Unicode characters. */
function lengthOf(text: string): number {
  return [...text].length;
}
