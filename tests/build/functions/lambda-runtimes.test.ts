/**
 * The bundles on the Node releases that Lambda has for them: each function loads without any warning, and
 * an invalid event gives the same error as elsewhere.
 */
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../../build/functions/bundle-functions.ts';
import { environmentSchema } from '../../../stacks/schema/settings-schema.ts';
import { invokeOn } from '../../support/lambda/lambda.ts';
import { findNode, nodeAbsence, runtimeMajors } from '../../support/node/find-node.ts';

/** A rejected event needs no account. */
const environment = { AWS_REGION: 'eu-central-1' };

/** Lines that are not log lines, such as Node's warnings. */
const besideTheLog = (errorOutput: string) =>
  errorOutput.split('\n').filter((line) => line !== '' && !line.startsWith('{"level":"ERROR"'));

it('the runtimes that a setting may choose are tested here', () => {
  const { runtime } = environmentSchema.shape.functions.unwrap().shape;
  expect(runtime.unwrap().options).toEqual(runtimeMajors.map((major) => `nodejs${major}.x`));
  expect(runtime.parse(undefined)).toBe(`nodejs${runtimeMajors[0]}.x`);
});

for (const major of runtimeMajors) {
  const absence = nodeAbsence(`the functions' bundles on Node ${major}`, major);

  describe.skipIf(absence !== undefined)(`on Node ${major}`, () => {
    it.each(functionNames())('%s loads, answers, and prints no warning', async (name) => {
      const event = { surprise: true };
      const invocation = await invokeOn(findNode(major) ?? '', { name, environment, event });
      expect(invocation.nodeVersion).toMatch(new RegExp(`^v${major}\\.`));
      expect(invocation.error?.message).toMatch(/^The event cannot be read/);
      expect(besideTheLog(invocation.errorOutput)).toEqual([]);
    });
  });
}
