/** Reads the body of a request as text, and stops where it is larger than accepted. */
import { decodeUtf8 } from '../../parquet/strict-utf8.ts';
import { ApiProblem } from '../problems/problem.ts';

/** Throws an ApiProblem if it has more bytes, or is not UTF-8. */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    parts.push(part);
  }
  try {
    return decodeUtf8(Buffer.concat(parts));
  } catch {
    throw new ApiProblem('bad-request', 'The body is not UTF-8; save the file as UTF-8.');
  }
}

function tooLarge(maxBytes: number): ApiProblem {
  return new ApiProblem('too-large', `At most ${maxBytes} bytes are accepted.`);
}
