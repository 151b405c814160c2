/**
 * What `zod/mini` says of a fault, in English: by itself it brings no language and says 'Invalid input'
 * of everything. Whoever tells people a fault in its words imports this room.
 */
import * as z from 'zod/mini';
// From its own file: `z.locales` would bring some sixty languages into every bundle.
import en from 'zod/v4/locales/en.js';

z.config(en());
