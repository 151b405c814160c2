/**
 * The code that CloudFront runs for each request of a page: a path without a file is a view of the dashboard, so it gets
 * the first page. The API has its own paths, which never come here, so that its answers keep their status.
 */
import { filePath } from '../../src/api/server/page-paths.ts';

/** JavaScript of CloudFront's runtime 2.0, with the same rule as the server of a laptop. */
export const viewFunctionCode = `const filePath = ${filePath};

function handler(event) {
  const { request } = event;
  if (!filePath.test(request.uri)) request.uri = '/index.html';
  return request;
}
`;
