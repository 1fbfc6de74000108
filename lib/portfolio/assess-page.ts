import { assess } from '@/lib/core/assess';
import { unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import type { Report } from '@/lib/core/report';
import type { Address, Wad } from '@/lib/core/units';
import type { ReadTarget } from '@/lib/protocols/contract';
import { recognisePage } from '@/lib/protocols/pages';
import { protocolById } from '@/lib/protocols/registry';
import { advertisedFact } from './assess-request';
import type { Deps } from './deps';
import { readTermsNow, termsAtHand } from './read-terms';

export type PageCase = {
  readonly url: string;
  readonly account?: Address;
  readonly advertised: readonly Wad[];
  readonly limits: Limits;
};

/** The report on a page itself, before anything is asked of the wallet; null when the page is none of ours. */
export const assessPage = async (page: PageCase, isLive: boolean, deps: Deps): Promise<Report | null> => {
  const recognised = recognisePage(page.url);
  const protocol = recognised && protocolById(recognised.protocol);
  if (protocol === undefined) return null;
  const url = new URL(page.url);
  const looked = protocol.targetOfPage?.(url);
  const target: ReadTarget = { ...looked?.target, ...(page.account === undefined ? {} : { owner: page.account }) };
  const reading = isLive
    ? await readTermsNow(protocol, 1, target, looked?.asset, deps)
    : await termsAtHand(protocol, 1, target, looked?.asset, deps);
  return assess({
    id: `page:${page.url}`,
    stage: reading.stage,
    intents: [],
    terms: reading.terms,
    troubles: reading.troubles,
    limits: page.limits,
    advertised: advertisedFact(page.advertised, url.host, deps.now()),
    weight: unknown('needs-amount'),
  });
};
