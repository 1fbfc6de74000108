import { fakeBrowser } from 'wxt/testing/fake-browser';

/** What browsers answer to `storage.local.getBytesInUse`, which the browser in memory lacks: its characters, as JSON. */
const getBytesInUse = async (): Promise<number> => JSON.stringify(await fakeBrowser.storage.local.get()).length;

Object.assign(fakeBrowser.storage.local, { getBytesInUse });
