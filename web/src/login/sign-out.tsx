/** Ends the login; nothing where there is none. */
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { loginState, onLoginChange, signOut } from './login.ts';

export function SignOut() {
  const client = useQueryClient();
  const state = useSyncExternalStore(onLoginChange, loginState);
  if (state.kind !== 'in' || state.login.kind === 'none') return null;
  const leave = () => {
    signOut();
    // The next reader may see less.
    client.clear();
  };
  return (
    <button type="button" className="quiet-button" onClick={leave}>
      Sign out
    </button>
  );
}
