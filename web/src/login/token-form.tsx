/** Asks for the token of a server that has one for all its readers. */
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { giveToken } from './login.ts';

export function TokenForm({ wasRefused }: { readonly wasRefused: boolean }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    giveToken(String(new FormData(event.currentTarget).get('token')).trim());
  };
  return (
    <main className="wrap login">
      <p className="brand">finops-digest</p>
      <h1>Log in with the token of this server</h1>
      <p className="quiet">
        Who started it knows the token. It is kept until this page is closed or loaded again.
      </p>
      {wasRefused ? (
        <p className="note" role="alert" id={`${id}refused`}>
          The server does not accept this token.
        </p>
      ) : null}
      <form onSubmit={submit}>
        <label htmlFor={id}>Token</label>
        <input
          ref={field}
          id={id}
          name="token"
          type="password"
          autoComplete="current-password"
          required
          pattern="\s*[\x21-\x7e]+\s*"
          title="Letters, digits and signs of ASCII, without spaces"
          aria-describedby={wasRefused ? `${id}refused` : undefined}
        />
        <button type="submit">Log in</button>
      </form>
    </main>
  );
}
