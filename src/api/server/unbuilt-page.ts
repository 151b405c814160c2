/** The page at `/` while the dashboard is not built: says how to build it, and what works without it. */
const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>finops-digest</title>
<h1>The dashboard is not built</h1>
<p>Run <code>npm run build:web</code> in the clone of finops-digest, and start this server again.</p>
<p>The numbers are here already: <a href="/docs">what can be asked</a>, <a href="/v1/status">what is archived</a>.</p>
</html>
`;

export function unbuiltPage(): Response {
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
