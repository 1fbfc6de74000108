import { getAddress, isAddress } from 'viem';
import type { ReadTarget } from '../contract';
import { BEACON_STRATEGY } from './addresses';
import { findStrategyOfToken, knownStrategies } from './strategies';

type Looked = { readonly target: ReadTarget; readonly asset?: string };

const ofAsset = (written: string): Looked | undefined => {
  if (isAddress(written, { strict: false })) {
    const token = getAddress(written);
    const known = findStrategyOfToken(token);
    return known ? { target: { target: known.strategy }, asset: known.symbol } : { target: { target: token } };
  }
  const symbol = written.toLowerCase();
  if (symbol === 'eth') return { target: { target: BEACON_STRATEGY }, asset: 'ETH' };
  const known = knownStrategies.find((item) => item.symbol.toLowerCase() === symbol);
  return known && { target: { target: known.strategy }, asset: known.symbol };
};

/** What a page of the restaking app is about: `/restake/<symbol>`, `/token/<symbol or address>`, `/operator/<address>`. */
export const targetOfPage = (url: URL): Looked | undefined => {
  const [section, subject] = url.pathname.split('/').filter(Boolean);
  if (subject === undefined) return undefined;
  if (section === 'restake' || section === 'token') return ofAsset(subject);
  return section === 'operator' && isAddress(subject, { strict: false })
    ? { target: { operator: getAddress(subject) } }
    : undefined;
};
