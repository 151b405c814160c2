/**
 * Of a day without a forecast that can be read: there is none, or its object is damaged or of another version. Who
 * shows month ends as unknown then must not do so for a store that did not answer.
 */
export class UnreadableForecastError extends Error {
  override readonly name = 'UnreadableForecastError';
}
