/** The address of the web dashboard: what is accepted, and what an error says about anything else. */
import { describe, expect, it } from 'vitest';
import {
  dashboardAddressPattern,
  dashboardAddressProblem,
  normalDashboardAddress,
} from '../../../src/domain/links/dashboard-address.ts';

describe('accepted as an address', () => {
  it.each([
    ['https://costs.example.com', 'https://costs.example.com'],
    ['https://costs.example.com/', 'https://costs.example.com'],
    ['https://example.com:8443/finops/costs//', 'https://example.com:8443/finops/costs'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
    ['http://[::1]:8787', 'http://[::1]:8787'],
  ])('%s', (given, normal) => {
    expect(dashboardAddressProblem(given)).toBeNull();
    expect(normalDashboardAddress(given)).toBe(normal);
    expect(normal).toMatch(dashboardAddressPattern);
  });
});

describe('rejected, with the reason', () => {
  it.each([
    ['', 'does not begin with https://'],
    ['costs.example.com', 'does not begin with https://'],
    ['ftp://costs.example.com', 'does not begin with https://'],
    ['javascript:alert(1)', 'does not begin with https://'],
    ['HTTPS://costs.example.com', 'does not begin with https://'],
    ['http://costs.example.com', 'http is only for this computer; write https'],
    ['http://localhost.evil.example', 'http is only for this computer'],
    ['http://127.0.0.1.evil.example', 'http is only for this computer'],
    ['https://user:secret@costs.example.com', 'remove everything up to the @'],
    ['http://localhost@evil.example', 'remove everything up to the @'],
    ['https://costs.example.com/?view=1', 'remove everything from there on'],
    ['https://costs.example.com/#/overview', 'remove everything from there on'],
    ['https://costs.example.com/a b', 'has a space or a line break'],
    ['https://costs.example.com\r\nBcc: a', 'has a space or a line break'],
    ['https://', 'its host, port or path is not valid'],
    ['https://costs.example.com:99999', 'its host, port or path is not valid'],
    ['https://costs.example.com/"onclick', 'its host, port or path is not valid'],
    ['https://costs.example.com\\evil', 'its host, port or path is not valid'],
    [`https://costs.example.com/${'a'.repeat(200)}`, 'more than 200 characters'],
  ])('%j', (given, reason) => {
    expect(dashboardAddressProblem(given)).toContain(reason);
  });
});
