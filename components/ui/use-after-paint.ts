import { useEffect, useState } from 'react';

/** False until the first frame of a component has been painted: what a person reads first comes first, the rest a frame later. */
export const useAfterPaint = (): boolean => {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setPainted(true), 0));
    // A hidden document paints no frame; the rest must come all the same.
    const timer = setTimeout(() => setPainted(true), 300);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
};
