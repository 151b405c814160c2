/** What the path of a page or a file means, on a laptop as behind CloudFront. */

/** Names below assets/ contain a hash of the content; all others may change at any time. */
export function cacheControlOf(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** Matches the path of a file: '/assets/app.js' or '/favicon.svg', but not '/teams/retail', '/teams/a.b' or '/'. */
export const filePath = /^\/assets\/|\.(js|mjs|css|map|json|svg|png|ico|woff2|txt|html)$/i;
