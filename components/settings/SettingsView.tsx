import { useId } from 'react';
import { AddressForm } from '@/components/portfolio/AddressForm';
import type { AddressProblem } from '@/components/portfolio/portfolio-data';
import { Button } from '@/components/ui/Button';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { useText } from '@/components/ui/sentence-text';
import type { HoldSetting } from '@/lib/core/interruption';
import { text as textValue } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import { EndpointForm } from './EndpointForm';
import { LimitsForm } from './LimitsForm';
import { NetworkLog } from './NetworkLog';
import { type EndpointProblem, type NetworkRequest, ownLimitsOf, type SettingsData } from './settings-data';

/** The only chain read today. */
const CHAIN = '1';

const HOLD_MODES: readonly { readonly mode: HoldSetting; readonly key: string; readonly remark: string }[] = [
  { mode: 'always', key: 'ui.settings.hold.always', remark: 'ui.settings.hold.alwaysRemark' },
  { mode: 'when-it-matters', key: 'ui.settings.hold.matters', remark: 'ui.settings.hold.mattersRemark' },
  { mode: 'never', key: 'ui.settings.hold.never', remark: 'ui.settings.hold.neverRemark' },
];

export type SettingsViewProps = {
  readonly settings: SettingsData;
  /** Null while they are looked up. */
  readonly requests: readonly NetworkRequest[] | null;
  /** The person came here to set limits. */
  readonly isForLimits?: boolean;
  readonly onChange: (settings: SettingsData) => void;
  readonly onAddAddress: (entered: string) => Promise<AddressProblem | null>;
  readonly onSetEndpoint: (chainId: number, endpoint: string | null) => Promise<EndpointProblem | null>;
};

const Accounts = ({
  accounts,
  onRemove,
  onAdd,
}: {
  accounts: readonly Address[];
  onRemove: (account: Address) => void;
  onAdd: SettingsViewProps['onAddAddress'];
}) => {
  const text = useText();
  return (
    <Section title="ui.settings.accounts" aside="ui.settings.accountsAside">
      <ul className="rows">
        {accounts.map((account) => (
          <li key={account}>
            <code>{account}</code>
            <Button
              look="quiet"
              onClick={() => onRemove(account)}
              aria-label={text('ui.settings.removeName', { what: textValue(account) })}
            >
              <Say of={{ key: 'ui.settings.remove' }} />
            </Button>
          </li>
        ))}
      </ul>
      <AddressForm onAdd={onAdd} />
    </Section>
  );
};

const HoldModes = ({ mode, onSet }: { mode: HoldSetting; onSet: (mode: HoldSetting) => void }) => {
  const name = useId();
  return (
    <Section title="ui.settings.hold.title">
      <fieldset className="choices">
        <legend className="visually-hidden">
          <Say of={{ key: 'ui.settings.hold.title' }} />
        </legend>
        {HOLD_MODES.map((choice) => (
          <label key={choice.mode}>
            <input type="radio" name={name} checked={mode === choice.mode} onChange={() => onSet(choice.mode)} />
            <span>
              <Say of={{ key: choice.key }} />
              <small>
                <Say of={{ key: choice.remark }} />
              </small>
            </span>
          </label>
        ))}
      </fieldset>
    </Section>
  );
};

const Sites = ({ sites, onSet }: { sites: SettingsData['sites']; onSet: (sites: SettingsData['sites']) => void }) => {
  const text = useText();
  const hosts = Object.keys(sites).sort();
  return (
    <Section title="ui.settings.sites">
      {hosts.length === 0 ? (
        <div className="text">
          <Say of={{ key: 'ui.settings.noSites' }} />
        </div>
      ) : null}
      <ul className="rows">
        {hosts.map((host) => {
          const site = sites[host];
          return (
            <li key={host}>
              <label>
                <input
                  type="checkbox"
                  checked={site?.isOff !== true}
                  onChange={(event) =>
                    onSet({
                      ...sites,
                      [host]: { isStripClosed: site?.isStripClosed === true, isOff: !event.target.checked },
                    })
                  }
                />
                <bdi>{host}</bdi>
                {site?.isStripClosed === true ? (
                  <small>
                    <Say of={{ key: 'ui.settings.stripClosed' }} />
                  </small>
                ) : null}
              </label>
              <Button
                look="quiet"
                aria-label={text('ui.settings.forgetName', { what: textValue(host) })}
                onClick={() => onSet(Object.fromEntries(Object.entries(sites).filter(([key]) => key !== host)))}
              >
                <Say of={{ key: 'ui.settings.forget' }} />
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
};

/** Everything a person sets: accounts, limits, when to be interrupted, endpoint, single sites; and what was asked over the network. */
export const SettingsView = ({
  settings,
  requests,
  isForLimits = false,
  onChange,
  onAddAddress,
  onSetEndpoint,
}: SettingsViewProps) => (
  <div className="settings">
    <h2 className="visually-hidden">
      <Say of={{ key: 'ui.tab.settings' }} />
    </h2>
    <LimitsForm
      limits={settings.limits}
      ownLimits={ownLimitsOf(settings)}
      isFirst={isForLimits}
      onChange={(limits, ownLimits) => onChange({ ...settings, limits, ownLimits })}
    />
    <HoldModes mode={settings.holdMode} onSet={(holdMode) => onChange({ ...settings, holdMode })} />
    <Accounts
      accounts={settings.accounts}
      onAdd={onAddAddress}
      onRemove={(gone) => onChange({ ...settings, accounts: settings.accounts.filter((account) => account !== gone) })}
    />
    <EndpointForm
      endpoint={settings.rpcUrls[CHAIN]?.[0] ?? null}
      onSet={(endpoint) => onSetEndpoint(Number(CHAIN), endpoint)}
    />
    <Sites sites={settings.sites} onSet={(sites) => onChange({ ...settings, sites })} />
    <NetworkLog requests={requests} />
  </div>
);
