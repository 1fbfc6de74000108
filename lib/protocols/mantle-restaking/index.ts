import { waitOf } from '@/lib/core/exit';
import { type Claim, say } from '@/lib/core/sentence';
import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { ACCOUNTANT, contracts, DELAYED_WITHDRAW, delayViews, METH, PROTOCOL, takes, tokens } from './contracts';
import { contractsSource, facts } from './facts';
import pages from './pages';

const claim = (key: string): Claim => ({ sentence: say(`mantleRestaking.${key}`), evidence: [contractsSource] });

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'mETH Protocol cmETH',
  buildsOn: ['eigenlayer', 'symbiotic', 'karak', 'mantle-staking'],
  pages,
  tokens,
  contracts,
  takes,
  control: contractsSource,
  oracleOf: () => ({ name: 'cmETH accountant', address: ACCOUNTANT }),
  ask: ({ ask: put }) => {
    const settings = put(view(delayViews, DELAYED_WITHDRAW, 'withdrawAssets', [METH]));
    return () => ({
      exit: [
        {
          id: 'queue',
          label: say('mantleRestaking.exit.queue'),
          wait: reshape(settings(), ([, delay]) => waitOf(delay, delay, null)),
        },
      ],
      switches: [{ what: 'requests', isOff: reshape(settings(), ([isAllowed]) => !isAllowed) }],
      notices: [],
      tokenClaims: [claim('control.strategists')],
      rateClaims: [claim('rate.written')],
    });
  },
  // No contract read here says how much is restaked where.
  isRestIdle: false,
  facts,
});
