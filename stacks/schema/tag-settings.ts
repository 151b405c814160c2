/**
 * Tags as settings: tags that AWS rejects are rejected here. IAM treats `Owner` and `owner` as one tag,
 * so two names may not differ only in case. A tag with the name of one of ours, in upper or lower case,
 * replaces it.
 */
import * as z from 'zod';

/**
 * AWS's limit per resource:
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
 */
export const maxTags = 50;
export const maxKeyLength = 128;
export const maxValueLength = 256;
export const tagCharacters = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;
export const tagCharactersText = 'letters, digits, blanks and _ . : / = + - @';

/** The tags that every resource has without any setting. */
export const ownTags = ['application', 'environment', 'system', 'managed-by'] as const;
export type OwnTags = Readonly<Record<(typeof ownTags)[number], string>>;

const tagError = 'tag names and values, both text';

export const tags = z
  .record(z.string(), z.string({ error: tagError }), { error: tagError })
  .superRefine((given, context) => {
    for (const [key, value] of Object.entries(given)) {
      const message = problemOf(key, value);
      if (message !== null) context.addIssue({ code: 'custom', path: [key], message });
    }
    for (const message of problemsOfAll(Object.keys(given))) {
      context.addIssue({ code: 'custom', message });
    }
  });

/**
 * Returns our tags and the given ones; a given tag replaces ours of the same name, regardless of case.
 */
export function mergeTags(
  own: OwnTags,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const taken = new Set(Object.keys(given).map((key) => key.toLowerCase()));
  const remaining = Object.entries(own).filter(([key]) => !taken.has(key));
  return { ...Object.fromEntries(remaining), ...given };
}

/**
 * CloudFormation creates the dashboard and passes the stack's tags to QuickSight. Both reject empty
 * values, which all other services accept.
 */
export function dashboardTagProblems({ tags, quicksight }: TaggedSystem): string[] {
  if (quicksight?.principalArn === undefined) return [];
  const empty = Object.keys(tags).filter((key) => tags[key] === '');
  return empty.map(
    (key) =>
      `tags.${key}: given ""; accepted: values of at least one character if there is a dashboard, ` +
      'because CloudFormation rejects empty ones',
  );
}

interface TaggedSystem {
  readonly tags: Readonly<Record<string, string>>;
  readonly quicksight?: { readonly principalArn?: string | undefined } | undefined;
}

function problemOf(key: string, value: string): string | null {
  if (/^aws:/i.test(key) || /^aws:/i.test(value)) {
    return 'names and values that do not begin with aws:, which AWS keeps for itself';
  }
  if (key.trim() === '' || lengthOf(key) > maxKeyLength)
    return `names of 1 to ${maxKeyLength} characters`;
  if (lengthOf(value) > maxValueLength) return `values of at most ${maxValueLength} characters`;
  return tagCharacters.test(key) && tagCharacters.test(value)
    ? null
    : `names and values of ${tagCharactersText}`;
}

function problemsOfAll(keys: readonly string[]): readonly string[] {
  const lower = keys.map((key) => key.toLowerCase());
  const conflictingNames = keys.filter((_, at) => lower.indexOf(lower[at] ?? '') !== at);
  const all = new Set([...ownTags, ...lower]);
  const maxGiven = maxTags - (all.size - lower.length);
  return [
    ...conflictingNames.map(
      (key) =>
        `names that differ not only in upper and lower case: for IAM ${key} is the same name as another one`,
    ),
    ...(all.size > maxTags
      ? [`at most ${maxGiven} tags, because a resource has at most ${maxTags}`]
      : []),
  ];
}

/** Counts Unicode characters, as AWS does. */
function lengthOf(text: string): number {
  return [...text].length;
}
