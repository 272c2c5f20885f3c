const PAGE = 10;

/** Where an arrow key leads in a list; null for keys that lead nowhere, −1 before the first step. */
export function movedIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  const within = (next: number): number => Math.max(0, Math.min(count - 1, next));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return within(index + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return index === -1 ? count - 1 : within(index - 1);
    case 'PageDown':
      return within(index + PAGE);
    case 'PageUp':
      return within(index - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
