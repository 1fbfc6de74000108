import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/components/popup/popup-styles';
import { App } from '../popup/app';

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App isOwnTab start="settings" />
    </StrictMode>,
  );
