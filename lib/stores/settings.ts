import { getAddress, isAddress } from 'viem';
import { browser } from 'wxt/browser';
import { create } from 'zustand';
import { type Address, isSameAddress } from '@/lib/core/units';
import { ask } from '@/lib/messaging/client';
import { defaultSettings, type Settings, settingsSchema } from '@/lib/storage/settings';

type AddressTrouble = 'not-an-address' | 'bad-checksum' | 'already-watched';
type EndpointTrouble = 'not-allowed' | 'no-answer' | 'wrong-chain';

/** What a person sets, and the ways to change it. */
export const useSettings = create<{
  readonly settings: Settings;
  readonly load: () => Promise<void>;
  /** Parsed before it is stored. @throws ZodError for settings no form of ours makes. */
  readonly change: (settings: object) => Promise<void>;
  /** Switches us off, or on again, for a host. */
  readonly switchSite: (host: string, isOff: boolean) => Promise<void>;
  /** Watches an account; says why it cannot be. Mixed case must carry the right checksum (EIP-55). */
  readonly addAddress: (entered: string) => Promise<AddressTrouble | null>;
  /** Sets the endpoint of a chain after asking for its permission and for its chain id; null goes back to the defaults. */
  readonly setEndpoint: (chainId: number, url: string | null) => Promise<EndpointTrouble | null>;
}>()((set, get) => ({
  settings: defaultSettings,
  load: async () => set({ settings: await ask('settings.read', null) }),
  change: async (settings) => set({ settings: await ask('settings.write', settingsSchema.parse(settings)) }),

  switchSite: async (host, isOff) => {
    const { settings, change } = get();
    const isStripClosed = settings.sites[host]?.isStripClosed ?? false;
    await change({ ...settings, sites: { ...settings.sites, [host]: { isOff, isStripClosed } } });
  },

  addAddress: async (entered) => {
    if (!isAddress(entered, { strict: false })) return 'not-an-address';
    const isMixed = entered !== entered.toLowerCase() && entered.slice(2) !== entered.slice(2).toUpperCase();
    if (isMixed && !isAddress(entered)) return 'bad-checksum';
    const account: Address = getAddress(entered.toLowerCase());
    const { settings, change } = get();
    if (settings.accounts.some((watched) => isSameAddress(watched, account))) return 'already-watched';
    await change({ ...settings, accounts: [...settings.accounts, account] });
    return null;
  },

  setEndpoint: async (chainId, url) => {
    const { settings, change } = get();
    if (url !== null) {
      const { protocol, hostname } = new URL(url);
      if (!(await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] }))) return 'not-allowed';
      const answer = await ask('endpoint.check', { url });
      if (answer !== 'ok') return answer;
    }
    await change({ ...settings, rpcUrls: { ...settings.rpcUrls, [chainId]: url === null ? [] : [url] } });
    return null;
  },
}));
