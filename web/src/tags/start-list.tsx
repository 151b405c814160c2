/** Starts the weekly job that makes the list of untagged resources: only for editors who see everything. */
import { useState } from 'react';
import { ApiError, sendChange } from '../api/api-client.ts';
import { useReader } from '../api/use-answers.ts';

export function StartList() {
  const { data: reader } = useReader();
  const [said, say] = useState('');
  if (reader?.data.mayChangeRules !== true) return null;
  const start = async () => {
    say('Starting …');
    try {
      await sendChange('/v1/untagged/runs', { method: 'POST' });
      say('The list is being made from the bill. It is here in some minutes.');
    } catch (error) {
      say(error instanceof ApiError ? `${error.title}. ${error.message}` : 'It was not started.');
    }
  };
  return (
    <>
      <button type="button" onClick={() => void start()}>
        Make the list now
      </button>
      <span className="said" role="status">
        {said}
      </span>
    </>
  );
}
