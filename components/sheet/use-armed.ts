import { useEffect, useState } from 'react';

/** Long enough for the second half of a double click, or a key still held, to pass. */
const ARMING_MS = 400;

/**
 * False for a moment after `key` changes, so that a click meant for what was there before does not decide what is there now.
 */
export const useArmed = (key: string): boolean => {
  const [armedKey, setArmedKey] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setArmedKey(key), ARMING_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return armedKey === key;
};
