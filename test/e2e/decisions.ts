import { describe, expect, it } from 'vitest';
import { ask, askBy, reachedWallet } from './asked';
import { approveRequest, depositRequest, depositTypedData, transferRequest } from './requests';
import type { Stage } from './stage';

/** What becomes of a request: held, then released once or refused; or never touched. */
export function describeDecisions(stage: () => Stage): void {
  describe('a decision', () => {
    it('to continue releases the deposit to the wallet once, and it is mined', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const shares = await world.depositedShares();
      const sent = await world.transactionsSent();

      await page.content.click('Deposit');
      await page.sheet.waitForText(/Deposit 10 stETH/);
      expect(await reachedWallet(page)).toEqual([]);

      await page.sheet.click('Continue to wallet');
      await page.sheet.waitUntilGone();
      await page.content.waitForText(/Deposit mined/);
      expect(await reachedWallet(page)).toEqual(['eth_sendTransaction']);
      expect(await world.transactionsSent()).toBe(sent + 1);
      expect(await world.depositedShares()).toBeGreaterThan(shares);
    });

    it('not to sign gives the page an error of code 4001, and nothing is mined', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const sent = await world.transactionsSent();

      await page.content.click('Deposit');
      await page.sheet.click('Don’t sign');
      await page.sheet.waitUntilGone();
      await page.content.waitForText(/Deposit refused code 4001/);
      expect(await reachedWallet(page)).toEqual([]);
      expect(await world.transactionsSent()).toBe(sent);
    });

    it('leaves a request that is not about restaking untouched', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const transfer = transferRequest(world.depositor.address);
      const asked = await ask(page, 'eth_sendTransaction', [transfer]);
      expect(await asked.waitForOutcome()).toMatchObject({ value: expect.anything() });
      expect(await page.sheet.text()).toBe('');
      expect(await page.evaluate('window.demoWallet.reached[0].params')).toEqual([transfer]);

      await page.content.click('Wrap 0.1 ETH');
      await page.content.waitForText(/Wrap 0\.1 ETH mined/);
      expect(await page.sheet.text()).toBe('');
    });

    it('covers a whole batch of calls at once', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const shares = await world.depositedShares();
      await page.content.click('Approve + deposit');
      await page.sheet.waitForText(/^.*Deposit 10 stETH.*Let EigenLayer take 10 stETH.*Deposit 10 stETH/s);
      expect(await reachedWallet(page)).toEqual([]);
      await page.sheet.click('Continue to wallet');
      await page.content.waitForText(/Approve \+ deposit mined/);
      expect(await reachedWallet(page)).toEqual(['wallet_sendCalls']);
      expect(await world.depositedShares()).toBeGreaterThan(shares);
    });

    it('covers a deposit that is only signed', async () => {
      const { openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await page.content.click('Sign for a relayer');
      await page.sheet.waitForText(/stETH/);
      expect(await reachedWallet(page)).toEqual([]);
      await page.sheet.click('Continue to wallet');
      await page.content.waitForText(/Sign for a relayer signed 0x/);
      expect(await reachedWallet(page)).toEqual(['eth_signTypedData_v4']);
    });

    it.each([
      ['send(method, params)', (request: string) => `window.ethereum.send(${request}.method, ${request}.params)`],
      [
        'sendAsync(payload, callback)',
        (request: string) =>
          `new Promise((resolve, reject) => window.ethereum.sendAsync({ id: 7, jsonrpc: '2.0', ...${request} },
            (error, reply) => (error ? reject(error) : resolve(reply))))`,
      ],
    ])('is asked for when the page calls %s', async (_style, call) => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const request = JSON.stringify({
        method: 'eth_sendTransaction',
        params: [depositRequest(world.depositor.address)],
      });
      const asked = await askBy(page, call(`(${request})`));
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001, isError: true });
      expect(await reachedWallet(page)).toEqual([]);
    });

    it('is asked for through a provider that is only announced (EIP-6963)', async () => {
      const { openConnectedDemo } = stage();
      const page = await openConnectedDemo({ wallet: '6963' });
      expect(await page.evaluate("'ethereum' in window")).toBe(false);
      await page.content.click('Deposit');
      await page.sheet.click('Don’t sign');
      await page.content.waitForText(/Deposit refused code 4001/);
    });

    it('is asked for each of two requests of the same tick, one after the other', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const { address } = world.depositor;
      const both = JSON.stringify([approveRequest(address), depositRequest(address)]);
      const asked = await askBy(
        page,
        `Promise.allSettled(${both}.map((transaction) =>
          window.ethereum.request({ method: 'eth_sendTransaction', params: [transaction] })))`,
      );
      await page.sheet.waitForText(/1 of 2/);
      expect(await reachedWallet(page)).toEqual([]);
      await page.sheet.click('Continue to wallet');
      await page.sheet.waitForText(/Deposit 10 stETH/);
      expect(await reachedWallet(page)).toEqual(['eth_sendTransaction']);
      await page.sheet.click('Don’t sign');
      const outcome = await asked.waitForOutcome();
      expect(outcome).toMatchObject({ value: [{ status: 'fulfilled' }, { status: 'rejected' }] });
      expect(await reachedWallet(page)).toEqual(['eth_sendTransaction']);
    });

    it('never comes from a malformed request: it is explained or passed on, and always answered', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const deposit = depositRequest(world.depositor.address);
      const broken = [
        [{ ...deposit, data: deposit.data.slice(0, 40) }],
        [{ ...deposit, data: 'not hex' }],
        [{ ...deposit, value: 'a lot' }],
        [{ ...deposit, to: 12 }],
        [null],
        'nothing',
      ];
      for (const params of broken) {
        const asked = await ask(page, 'eth_sendTransaction', params);
        for (const end = Date.now() + 20_000; (await asked.outcome()) === undefined && Date.now() < end; ) {
          if (await page.sheet.text()) await page.sheet.click('Don’t sign');
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        expect(await asked.outcome(), JSON.stringify(params)).toBeDefined();
      }
      const lines = page.consoleLines.filter((line) => line.startsWith('uncaught'));
      expect(lines).toEqual([]);
    });

    it('is not asked for typed data that only looks like ours', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const typedData = depositTypedData(world.depositor.address);
      const elsewhere = {
        ...typedData,
        domain: { ...typedData.domain, name: 'Somebody', verifyingContract: world.depositor.address },
        primaryType: 'Letter',
        types: { ...typedData.types, Letter: typedData.types.Deposit },
      };
      const params = [world.depositor.address, JSON.stringify(elsewhere)];
      const asked = await ask(page, 'eth_signTypedData_v4', params);
      expect(await asked.waitForOutcome()).toMatchObject({ value: expect.anything() });
      expect(await page.sheet.text()).toBe('');
    });
  });
}
