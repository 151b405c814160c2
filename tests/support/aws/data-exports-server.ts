/**
 * AWS Data Exports for tests of Terraform: it stores one export and its tags, as it was created or updated
 * last.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Billing_and_Cost_Management_Data_Exports.html
 */
import { motoAccountId } from './moto-server.ts';
import { jsonAnswer, type WireAnswer, type WireRequest, WireServer } from './wire-server.ts';

const arn = `arn:aws:bcm-data-exports:us-east-1:${motoAccountId}:export/bill-1`;

/** Also tells the provider which account it is in. */
export function startDataExportsServer(): Promise<WireServer> {
  let stored = {};
  let tags: unknown = [];
  const keep = ({ body }: WireRequest) => {
    const { Export: given, ResourceTags: givenTags = tags } = JSON.parse(body.toString());
    stored = given;
    tags = givenTags;
    return { ExportArn: arn };
  };
  const answers: Readonly<Record<string, (request: WireRequest) => object>> = {
    CreateExport: keep,
    UpdateExport: keep,
    GetExport: () => ({
      Export: { ...stored, ExportArn: arn },
      ExportStatus: { StatusCode: 'HEALTHY' },
    }),
    ListTagsForResource: () => ({ ResourceTags: tags }),
    DeleteExport: () => ({ ExportArn: arn }),
  };
  return WireServer.start({
    identify: ({ headers }) => {
      const target = headers['x-amz-target'];
      return typeof target === 'string'
        ? { protocol: 'json', operation: target.split('.').at(-1) ?? target }
        : { protocol: 'query', operation: 'GetCallerIdentity' };
    },
    answer: async (request) => {
      if (request.operation === 'GetCallerIdentity') return callerIdentity();
      const answer = answers[request.operation];
      if (answer === undefined) throw new Error(`no answer to ${request.operation}`);
      return jsonAnswer(answer(request));
    },
  });
}

function callerIdentity(): WireAnswer {
  const result = `<Arn>arn:aws:iam::${motoAccountId}:user/test</Arn><UserId>test</UserId><Account>${motoAccountId}</Account>`;
  const body = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}
