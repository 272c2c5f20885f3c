import { formatAge, formatDateTimeLocal, formatDateTimeUtc, formatDateUtc } from '../../core/model/format.ts';
import { useNow } from './useNow.ts';
import { Missing } from './NumberText.tsx';

interface AgeProps {
  /** Epoch ms; null shows a dash that says why. */
  readonly ms: number | null;
  /** Puts the day beside it: `3 days ago, 12 May 2025`. */
  readonly withDate?: boolean;
  readonly missing?: string;
}

/** How long ago, with the exact time in the reader's zone and in UTC on hover. */
export function Age({ ms, withDate = false, missing = 'The file gives no time' }: AgeProps) {
  const now = useNow();
  if (ms === null) return <Missing reason={missing} />;
  const age = formatAge(ms, now);
  return (
    <time dateTime={isoTime(ms)} data-tip={`${formatDateTimeLocal(ms)} (your time)\n${formatDateTimeUtc(ms)}`}>
      {withDate ? `${age}, ${formatDateUtc(ms)}` : age}
    </time>
  );
}

function isoTime(ms: number): string | undefined {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}
