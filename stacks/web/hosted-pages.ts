/** What both ways to serve the pages need, and what they give to the rest of the stack. */
import type { StackSettings } from '../settings/settings.ts';
import type { WebSettings } from '../system/api-function.ts';
import type { HttpApi } from './http-api.ts';
import type { PagesReader } from './pages-bucket.ts';

export interface HostedPages {
  /** Of the pages, without a slash at its end. */
  readonly address: string;
  readonly reader: PagesReader;
  /** The host that a record in the domain's zone must lead to, if the stack does not make it. */
  readonly recordTarget?: string;
  readonly amplify?: { readonly appId: string; readonly branch: string };
}

export interface HostProps {
  readonly settings: StackSettings;
  readonly web: WebSettings;
  readonly api: HttpApi;
  /** Other origins that the pages may ask. */
  readonly connectTo: readonly string[];
}
