/**
 * The outputs of a stack for configurations that build on it: name and ARN of everything that can be
 * referred to. They are found by walking the stack, so a new resource has its outputs without a line
 * here.
 */
import { TerraformOutput, TerraformResource, type TerraformStack } from 'cdktf';

interface Kind {
  /** The noun in the output's name, before the attribute. */
  readonly noun: string;
  readonly attributes: readonly string[];
}

const named: readonly string[] = ['name', 'arn'];

/** Terraform types of resources that others refer to. */
export const outputKinds: Readonly<Record<string, Kind>> = {
  aws_athena_workgroup: { noun: 'workgroup', attributes: named },
  aws_cloudwatch_log_group: { noun: 'log_group', attributes: named },
  aws_glue_catalog_database: { noun: 'database', attributes: named },
  aws_glue_catalog_table: { noun: 'table', attributes: named },
  aws_iam_role: { noun: 'role', attributes: named },
  aws_kms_key: { noun: 'key', attributes: ['arn'] },
  aws_lambda_function: { noun: 'function', attributes: ['function_name', 'arn'] },
  aws_redshiftserverless_namespace: { noun: 'namespace', attributes: ['namespace_name', 'arn'] },
  aws_redshiftserverless_workgroup: { noun: 'workgroup', attributes: ['workgroup_name', 'arn'] },
  aws_s3_bucket: { noun: 'bucket', attributes: ['bucket', 'arn'] },
  aws_sesv2_configuration_set: {
    noun: 'configuration_set',
    attributes: ['configuration_set_name', 'arn'],
  },
  aws_sesv2_email_identity: { noun: 'identity', attributes: ['email_identity', 'arn'] },
  aws_sns_topic: { noun: 'topic', attributes: named },
  aws_sqs_queue: { noun: 'queue', attributes: [...named, 'url'] },
};

/** Parts of a construct's path that only describe how it is built. */
const structure = new Set(['access', 'parquet', 'tables', 'view']);

/** Must be the last call of every stack. Throws an Error if two outputs would have the same name. */
export function addOutputs(stack: TerraformStack): void {
  for (const resource of stack.node.findAll()) {
    if (!(resource instanceof TerraformResource)) continue;
    const kind = outputKinds[resource.terraformResourceType];
    if (kind === undefined) continue;
    const path = resource.node.path.split('/').slice(1);
    for (const attribute of kind.attributes) addOutput(stack, resource, { path, kind, attribute });
  }
}

interface Output {
  /** Ids of the constructs from the stack to the resource. */
  readonly path: readonly string[];
  readonly kind: Kind;
  readonly attribute: string;
}

function addOutput(stack: TerraformStack, resource: TerraformResource, output: Output): void {
  const { kind, attribute } = output;
  const subject = subjectOf(output);
  const meaning = attribute === 'arn' || attribute === 'url' ? attribute : 'name';
  const name = [...subject, kind.noun, meaning].join('_');
  const what = [...subject, kind.noun].join(' ').replaceAll('_', ' ');
  // The name is also the id: cdktf rejects a second output of the same name.
  new TerraformOutput(stack, name, {
    description: `${meaning === 'name' ? 'Name' : meaning.toUpperCase()} of the ${what}`,
    value: `\${${resource.fqn}.${attribute}}`,
  }).overrideLogicalId(name);
}

/** 'daily-digest/access/role' → daily, digest; 'alarm-topic/key' → alarm, topic. */
function subjectOf({ path, kind }: Output): readonly string[] {
  const words = path
    .filter((part) => !structure.has(part))
    .flatMap((part, index, all) => {
      const isNoun = index === all.length - 1 && part.replaceAll('-', '_') === kind.noun;
      return isNoun ? [] : part.split('-');
    });
  // 'alarm-topic/topic' is "the alarm topic" and not "the topic of the alarm topic".
  return words.at(-1) === kind.noun ? words.slice(0, -1) : words;
}
