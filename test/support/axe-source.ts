import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The axe-core library as a script that can be evaluated in any page. */
export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
