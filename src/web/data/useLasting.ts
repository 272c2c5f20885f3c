import { useEffect, useState } from 'react';

/** Whether something has held for so long; what is soon over is not worth showing. */
export function useLasting(holds: boolean, afterMs: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setLasts(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [holds, afterMs]);
  return holds && lasts;
}
