import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import '@/components/ui/ui.css';
import '@/components/report/report.css';
import '@/components/sheet/sheet.css';
import { Sheet } from '@/components/sheet/Sheet';
import { useReview } from '@/lib/stores/review';

const App = () => {
  const { review, status, load, decide } = useReview();
  useEffect(() => void load([]), [load]);
  useEffect(() => {
    if (status === 'settled') window.close();
  }, [status]);
  if (review === null) return null;
  return (
    <Sheet
      review={review}
      now={Math.floor(Date.now() / 1000)}
      onContinue={(id) => void decide(id, 'release')}
      onReject={(id) => void decide(id, 'reject')}
    />
  );
};

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
