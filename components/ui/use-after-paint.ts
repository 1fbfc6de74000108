import { useEffect, useState } from 'react';

/** False until the first frame of a component is on the screen: what a person reads first comes first, the rest two frames later. */
export const useAfterPaint = (): boolean => {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setTimeout(() => setPainted(true), 0));
    });
    // A hidden document paints no frame; the rest must come all the same.
    const timer = setTimeout(() => setPainted(true), 300);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
};
