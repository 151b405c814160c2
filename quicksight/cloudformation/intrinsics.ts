/**
 * Writes CloudFormation's functions as marked text, so that a definition keeps the SDK's types: the marked
 * text is used where QuickSight's API takes a string, and `resolveIntrinsics` turns it into the function.
 */

/** No text of the dashboard starts with this. */
const mark = 'cloudformation:';

function intrinsic(call: Readonly<Record<string, unknown>>): string {
  return mark + JSON.stringify(call);
}

/** A parameter of the template, or a pseudo parameter such as 'AWS::AccountId'. */
export function ref(name: string): string {
  return intrinsic({ Ref: name });
}

/** The ARN of a resource of the template. */
export function arnOf(logicalId: string): string {
  return intrinsic({ 'Fn::GetAtt': [logicalId, 'Arn'] });
}

/** Text that contains `${Parameter}`. */
export function sub(text: string): string {
  return intrinsic({ 'Fn::Sub': text });
}

/** Text in which parameters may be, in the form of `sub`; text without any stays unchanged. */
export function withParameters(text: string): string {
  return /\$\{/.test(text) ? sub(text) : text;
}

/** Lines as one text: a review can compare a list of lines. */
export function lines(texts: readonly string[]): string {
  return intrinsic({ 'Fn::Join': ['\n', texts] });
}

/** The value if the condition is true; omitted otherwise. */
export function onlyIf<T>(condition: string, value: T): T {
  return intrinsic({ 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] }) as T;
}

/** The value with every function in it, at any depth, in the form that CloudFormation reads. */
export function resolveIntrinsics(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.startsWith(mark) ? resolveIntrinsics(JSON.parse(value.slice(mark.length))) : value;
  }
  if (Array.isArray(value)) return value.map(resolveIntrinsics);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, resolveIntrinsics(one)]),
  );
}

/** A name that starts with the system's prefix: `-costs` becomes acme-finops-prod-costs. */
export function prefixed(suffix = ''): string {
  return sub(`\${Prefix}${suffix}`);
}
