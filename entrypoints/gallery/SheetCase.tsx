import { useEffect, useState } from 'react';
import type { Review } from '@/components/sheet/review';
import { Sheet } from '@/components/sheet/Sheet';
import { NOW } from '@/test/components/fixtures/sources';
import { InShadow } from './InShadow';

/** A sheet above the page; `refinedTo` takes its place after a moment, as a live read does. */
export const SheetCase = ({ review, refinedTo }: { review: Review; refinedTo?: Review }) => {
  const [shown, setShown] = useState(review);
  const [decision, setDecision] = useState('');
  useEffect(() => {
    if (refinedTo === undefined) return;
    const timer = setTimeout(() => setShown(refinedTo), 1_500);
    return () => clearTimeout(timer);
  }, [refinedTo]);
  return (
    <>
      <output data-decision={decision}>{decision}</output>
      <InShadow>
        <Sheet
          review={shown}
          now={NOW}
          onContinue={(id) => setDecision(`continue ${id}`)}
          onReject={(id) => setDecision(`reject ${id}`)}
        />
      </InShadow>
    </>
  );
};
