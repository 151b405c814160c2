/**
 * Sets English messages for `zod/mini`, which has no language by default and only says 'Invalid input'.
 * Every module that shows zod's messages imports this module.
 */
import * as z from 'zod/mini';
// Imported from the file of one language: `z.locales` would add about 60 languages to each bundle.
import en from 'zod/v4/locales/en.js';

z.config(en());
