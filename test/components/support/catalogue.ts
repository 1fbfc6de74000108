import { join, resolve } from 'node:path';
import { generateChromeMessagesText, parseMessagesFile } from '@wxt-dev/i18n/build';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Messages by the names the browser knows them under: `ui.tab.page` is `ui_tab_page`; plural forms are parted by ` | `. */
export type Catalogue = Readonly<Record<string, { readonly message: string }>>;

/** The shipped English catalogue, made as the build makes it. */
export const readCatalogue = async (): Promise<Catalogue> => {
  const messages = await parseMessagesFile(join(ROOT, 'lib/locales/en.yml'));
  return JSON.parse(generateChromeMessagesText(messages)) as Catalogue;
};
