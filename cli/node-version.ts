/**
 * Reports that Node is too old before anything is imported that an old Node cannot parse, and before
 * anything is written. Use only syntax that Node 14 understands here.
 */

/**
 * Returns one sentence if `version`, such as '18.19.0', is older than `engines`, such as '>=20.19.0'; null
 * if it is new enough, or if `engines` contains no such minimum.
 */
export function oldNode(version: string, engines: string): string | null {
  const least = /^>=\s*(\d+)\.(\d+)\.(\d+)$/.exec(engines.trim());
  const given = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (least === null || given === null) return null;
  for (let part = 1; part <= 3; part++) {
    const difference = Number(given[part]) - Number(least[part]);
    if (difference > 0) return null;
    if (difference < 0) {
      return (
        `finops-digest: this is Node ${version}, and ${least.slice(1).join('.')} or newer is needed; ` +
        'install it and run again. Nothing was changed.'
      );
    }
  }
  return null;
}
