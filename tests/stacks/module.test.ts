import { test } from 'vitest';
import { synthesized } from './synthesized.ts';
test('x', () => {
  const s = synthesized({module:true,bill:{kind:'export-cur2'},kms:true});
  for (const [n,j] of Object.entries(s)) { const {'//':_, resource, output, ...r}= j as any; console.log(n, JSON.stringify(r,null,1)); console.log(JSON.stringify(resource,null,1).slice(0,6000)); }
});
