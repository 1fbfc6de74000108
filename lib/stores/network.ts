import { create } from 'zustand';
import { ask } from '@/lib/messaging/client';
import type { OutputOf } from '@/lib/messaging/contract';

/** The requests the extension made since the browser was started; null until read. */
export const useNetwork = create<{
  readonly requests: OutputOf<'network.read'> | null;
  readonly load: () => Promise<void>;
}>()((set) => ({
  requests: null,
  load: async () => set({ requests: await ask('network.read', null) }),
}));
