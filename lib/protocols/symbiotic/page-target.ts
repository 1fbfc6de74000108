import { getAddress, isAddress } from 'viem';
import type { ReadTarget } from '../contract';
import { MAINNET } from './addresses';
import { knownAt } from './entities';

/** What a page of the app is about: `/vault/<address>`. */
export const targetOfPage = (url: URL): { readonly target: ReadTarget; readonly asset?: string } | undefined => {
  const [section, vault] = url.pathname.split('/').filter(Boolean);
  if (section !== 'vault' || vault === undefined || !isAddress(vault, { strict: false })) return undefined;
  const target = getAddress(vault);
  const symbol = knownAt(target, MAINNET, undefined)?.symbol;
  return { target: { target }, ...(symbol === undefined ? {} : { asset: symbol }) };
};
