/** Shows the pages to who is logged in, and to others what they need for it. */
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { logIn, loginState, onLoginChange } from './login.ts';

const TokenForm = lazy(async () => ({ default: (await import('./token-form.tsx')).TokenForm }));

export function LoginGate({ children }: { readonly children: ReactNode }) {
  const state = useSyncExternalStore(onLoginChange, loginState);
  switch (state.kind) {
    case 'in':
      return children;
    case 'starting':
      return (
        <div className="wrap loading" role="status">
          Logging in …
        </div>
      );
    case 'form':
      return (
        <Suspense fallback={null}>
          <TokenForm wasRefused={state.wasRefused} />
        </Suspense>
      );
    case 'out':
      return (
        <main className="wrap login">
          <p className="brand">finops-digest</p>
          <h1>{state.title}</h1>
          <p>{state.detail}</p>
          <button type="button" onClick={() => void logIn()}>
            Log in
          </button>
        </main>
      );
  }
}
