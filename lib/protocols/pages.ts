import type { PagePattern } from './contract';

/** A page pattern with the protocol (folder) it belongs to. */
export type ProtocolPage = PagePattern & { readonly protocol: string };

const gatherPages = (): readonly ProtocolPage[] =>
  Object.entries(import.meta.glob<readonly PagePattern[]>('./*/pages.ts', { eager: true, import: 'default' })).flatMap(
    ([path, pages]) => pages.map((page) => ({ ...page, protocol: path.split('/')[1] ?? '' })),
  );

const matchesOf = (pages: readonly ProtocolPage[]): string[] => [
  ...new Set(pages.map((page) => `https://${page.host}/*`)),
];

// Pure: scripts in a page take the match patterns while they are built and must not carry the list.

/** Every page pattern of every protocol, in folder order. */
export const protocolPages: readonly ProtocolPage[] = /* @__PURE__ */ gatherPages();

/** Manifest match patterns of every known host, `https://host/*`, each once. */
export const guardedMatches: string[] = /* @__PURE__ */ matchesOf(protocolPages);

export type RecognisedPage = {
  readonly protocol: string;
  /** A deposit can be made on this very path, not just somewhere on the host. */
  readonly isDepositPage: boolean;
  readonly pattern: PagePattern;
};

/** `/` stands for the root page alone; any other prefix for itself and what lies below it. Hash routes (`/#/oeth`) count as paths. */
const isBelow = (path: string, prefix: string): boolean => {
  const base = prefix.replace(/\/+$/, '');
  if (base === '') return path === '' || path === '/';
  return path === base || path.startsWith(`${base}/`) || path.startsWith(`${base}?`);
};

/** Every protocol with a page on the host of this URL; several may share one. Empty for every other host. */
export const protocolsOnHost = (url: string): readonly string[] => {
  if (recognisePage(url) === undefined) return [];
  const { hostname } = new URL(url);
  return [...new Set(protocolPages.filter((page) => page.host === hostname).map((page) => page.protocol))];
};

/**
 * Which protocol's page this is, by exact host (so a look-alike is never taken for the real one) and https alone.
 * Undefined for every other page, and for what is no URL.
 */
export const recognisePage = (url: string): RecognisedPage | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, pathname, hash } = new URL(url);
  if (protocol !== 'https:' || port !== '') return undefined;
  const onHost = protocolPages.filter((page) => page.host === hostname);
  const isDeposit = (page: PagePattern): boolean =>
    page.depositPaths.length === 0 ||
    page.depositPaths.some((prefix) => isBelow(prefix.includes('#') ? `${pathname}${hash}` : pathname, prefix));
  const page = onHost.find(isDeposit) ?? onHost[0];
  return page && { protocol: page.protocol, isDepositPage: isDeposit(page), pattern: page };
};
