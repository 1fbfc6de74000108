import { join, resolve } from 'node:path';
import { generateChromeMessagesText, parseMessagesFile } from '@wxt-dev/i18n/build';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Messages by the names the browser knows them under: `ui.tab.page` is `ui_tab_page`; plural forms are parted by ` | `. */
export type Catalogue = Readonly<Record<string, { readonly message: string }>>;

/** The messages as they are written, each with the segments of its key; the parser adds those every browser has of its own (`@@…`). */
const parseMessages = () => parseMessagesFile(join(ROOT, 'lib/locales/en.yml'));

/** The keys of our own messages, in segments. */
export const readKeys = async (): Promise<readonly string[][]> =>
  (await parseMessages()).map(({ key }) => key).filter(([first]) => first?.startsWith('@@') === false);

/** The shipped English catalogue, made as the build makes it. */
export const readCatalogue = async (): Promise<Catalogue> =>
  JSON.parse(generateChromeMessagesText(await parseMessages())) as Catalogue;
