/** Says that an answer takes minutes, and that nothing has to be done. */
import { useLongAnswer } from '../api/long-answers.ts';

export function LongAnswerNote() {
  const isWaiting = useLongAnswer();
  return (
    <div className="wrap" role="status">
      {isWaiting ? (
        <p className="long-answer">
          A number of this page takes longer than usual, up to a few minutes. It comes by itself;
          the next reader has it at once.
        </p>
      ) : null}
    </div>
  );
}
