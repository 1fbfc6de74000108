import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import '@/components/ui/ui.css';
import '@/components/report/report.css';
import '@/components/sheet/sheet.css';
import { HeldRequest } from '@/components/sheet/HeldRequest';
import { useReview } from '@/lib/stores/review';

const App = () => {
  const { review, status, trouble, load, decide } = useReview();
  useEffect(() => void load([]), [load]);
  useEffect(() => {
    if (status === 'settled') window.close();
  }, [status]);
  return (
    <HeldRequest
      review={review}
      trouble={trouble}
      now={Math.floor(Date.now() / 1000)}
      onDecide={(id, outcome) => void decide(id, outcome)}
      onRetry={() => void load([])}
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
