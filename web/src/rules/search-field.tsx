/** A field that keeps only the rows with a text in them. */
import { useId } from 'react';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function SearchField({ value, onChange }: SearchFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Search</label>
      <input
        id={id}
        type="search"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}

/** Whether one of the values has the text, in any case. */
export function isFound(text: string, values: readonly (string | number | null)[]): boolean {
  const wanted = text.trim().toLowerCase();
  return values.some((value) =>
    String(value ?? '')
      .toLowerCase()
      .includes(wanted),
  );
}
