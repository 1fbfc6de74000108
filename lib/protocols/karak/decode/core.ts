import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { note } from './notes';

const UPDATE = '(address vault, address dss, bool toStake)';
const QUEUED_UPDATE = `(uint48 nonce, uint48 startTimestamp, address operator, ${UPDATE} updateRequest)`;
const SLASHING =
  '(address dss, uint96 timestamp, address operator, address[] vaults, uint96[] slashPercentagesWad, uint256 nonce)';

const operatorSide: IntentPart = { action: 'other', note: note('operatorSide') };
const slashingSide: IntentPart = { action: 'other', note: note('slashing') };

/** Core: which vault is staked to which service, and slashing. Called by operators, services and, to finish, by anybody. */
export const core = entryPointTable(() => [
  entryPoint('function registerOperatorToDSS(address dss, bytes registrationHookData)', ([dss], call) => ({
    ...operatorSide,
    subject: call.from,
    target: dss,
    targetKind: 'contract',
  })),
  entryPoint('function unregisterOperatorFromDSS(address dss)', ([dss], call) => ({
    ...operatorSide,
    subject: call.from,
    target: dss,
    targetKind: 'contract',
  })),
  entryPoint(`function requestUpdateVaultStakeInDSS(${UPDATE} vaultStakeUpdateRequest)`, ([{ vault }], call) => ({
    ...operatorSide,
    subject: call.from,
    target: vault,
    targetKind: 'vault',
  })),
  entryPoint(
    `function finalizeUpdateVaultStakeInDSS(${QUEUED_UPDATE} queuedStake)`,
    ([{ operator, updateRequest }]) => ({
      ...operatorSide,
      subject: operator,
      target: updateRequest.vault,
      targetKind: 'vault',
    }),
  ),
  entryPoint(
    'function requestSlashing((address operator, uint96[] slashPercentagesWad, address[] vaults) slashingRequest)',
    ([{ operator }]) => ({ ...slashingSide, subject: operator }),
  ),
  entryPoint(`function cancelSlashing(${SLASHING} queuedSlashing)`, ([{ operator }]) => ({
    ...slashingSide,
    subject: operator,
  })),
  entryPoint(`function finalizeSlashing(${SLASHING} queuedSlashing)`, ([{ operator }]) => ({
    ...slashingSide,
    subject: operator,
  })),
  entryPoint('function registerDSS(uint256 maxSlashablePercentageWad)', () => slashingSide),
  entryPoint(
    'function deployVaults((address asset, uint8 decimals, address operator, string name, string symbol, bytes extraData)[] vaultConfigs, address vaultImpl)',
    (_, call) => ({ ...operatorSide, subject: call.from }),
  ),
]);
