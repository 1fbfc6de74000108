import type { ReadTarget } from '../contract';
import { EETH, WEETH } from './addresses';
import { liquidVaults } from './vaults';

type Looked = { readonly target: ReadTarget; readonly asset?: string };

/** Sections of the app that are not named like their token. */
const SECTIONS: Readonly<Record<string, string>> = {
  eth: 'liquidETH',
  usd: 'liquidUSD',
  btc: 'liquidBTC',
  eigen: 'eEIGEN',
};

/** What a page of the app is about: its last word names a token, `/app/weeth`, `/liquid/eth`. */
export const targetOfPage = (url: URL): Looked | undefined => {
  const word = url.pathname.split('/').filter(Boolean).at(-1)?.toLowerCase();
  if (word === undefined) return undefined;
  if (word === 'eeth') return { target: { target: EETH }, asset: 'eETH' };
  if (word === 'weeth') return { target: { target: WEETH }, asset: 'weETH' };
  const symbol = SECTIONS[word] ?? word;
  const vault = liquidVaults.find((item) => item.symbol.toLowerCase() === symbol.toLowerCase());
  return vault && { target: { target: vault.address }, asset: vault.symbol };
};
