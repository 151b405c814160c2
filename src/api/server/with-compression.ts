/** Compresses what the local server answers, where the reader's browser accepts it. */
import type { MiddlewareHandler } from 'hono';
import { acceptsGzip, compressedBody } from '../http/compressed-answer.ts';

export function withCompression(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const accepted = context.req.header('accept-encoding');
    const { res } = context;
    if (res.status !== 200 || context.req.method !== 'GET' || !acceptsGzip(accepted)) return;
    const { bytes, headers } = await compressedBody(res, accepted);
    context.res = undefined;
    context.res = new Response(bytes, { headers });
  };
}
