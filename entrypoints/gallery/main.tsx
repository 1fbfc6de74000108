import { createRoot } from 'react-dom/client';
import '@/components/popup/popup-styles';
import './gallery.css';
import { browserLocale, type Locale, LocaleContext } from '@/components/ui/locale';
import { FIXTURE_MESSAGES } from '@/test/components/fixtures/messages';
import { CASES } from './cases';

// `?case=sheet-critical&dir=rtl&lang=de` shows one case; without a case, the list of all.
const query = new URLSearchParams(location.search);

const locale: Locale = {
  language: query.get('lang') ?? browserLocale.language,
  direction: query.get('dir') === 'rtl' ? 'rtl' : 'ltr',
  message: (key, count) => FIXTURE_MESSAGES[key] ?? browserLocale.message(key, count),
};

const List = () => (
  <div className="surface gallery">
    <ul>
      {Object.keys(CASES).map((name) => (
        <li key={name}>
          <a href={`?case=${name}`}>{name}</a> <a href={`?case=${name}&dir=rtl`}>{'rtl'}</a>
        </li>
      ))}
    </ul>
  </div>
);

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(<LocaleContext value={locale}>{CASES[query.get('case') ?? ''] ?? <List />}</LocaleContext>);
