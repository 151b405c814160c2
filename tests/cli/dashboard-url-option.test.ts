/** `--dashboard-url`: an address without a slash at its end, or one sentence that says what to do. */
import { describe, expect, it } from 'vitest';
import { readDashboardUrl } from '../../cli/dashboard-url-option.ts';

describe('--dashboard-url', () => {
  it('is an address without a slash at its end; without it there is none', () => {
    expect(readDashboardUrl('http://127.0.0.1:8787/')).toBe('http://127.0.0.1:8787');
    expect(readDashboardUrl(undefined)).toBeUndefined();
  });

  it('is rejected with what was given, what is wrong, and what is accepted', () => {
    expect(() => readDashboardUrl('http://costs.example.com')).toThrow(
      "--dashboard-url 'http://costs.example.com' is not valid: http is only for this computer; write " +
        'https. Write an https address such as https://costs.example.com, or http on localhost',
    );
  });

  it('is not repeated if it may have a password', () => {
    const wrong = () => readDashboardUrl('https://me:secret@costs.example.com');
    expect(wrong).toThrow('--dashboard-url is not valid: it has a user name');
    expect(wrong).not.toThrow(/secret/);
  });
});
