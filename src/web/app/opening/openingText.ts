import { formatBytes, formatCount, formatPercent, formatQuantity } from '../../../core/model/format.ts';
import type { Opening } from './datasetState.ts';

/** What an opening is doing, in one line. */
export function openingText({ stage, done, total }: Opening): string {
  switch (stage) {
    case 'look':
      return 'Looking for it';
    case 'download':
      return total > 0 ? `Downloading, ${formatBytes(done)} of ${formatBytes(total)}` : `Downloading, ${formatBytes(done)}`;
    case 'check':
      return total > 1 ? `Looking at the files, ${formatCount(done)} of ${formatCount(total)}` : 'Checking the file';
    case 'unpack':
      return total > 0 ? `Unpacking, ${formatCount(done)} of ${formatQuantity(total, 'file')}` : 'Unpacking';
    case 'engine':
      return total > 0 && done < total ? `Loading the database engine, ${formatPercent(done / total)}` : 'Starting the database engine';
    case 'attach':
      return total > 1 ? `Opening the databases, ${formatCount(done + 1)} of ${formatCount(total)}` : 'Opening the database';
    case 'decode':
      return total > 0 ? `Decoding, ${formatBytes(done)} of ${formatBytes(total)}` : 'Decoding';
    case 'results':
      return `Reading results, ${formatCount(done)} of ${formatQuantity(total, 'file')}`;
    case 'tables':
      return total > 1 ? `Listing its tables, ${formatCount(done)} of ${formatCount(total)}` : 'Listing its tables';
    case 'read':
      return 'Recognising its tables';
  }
}

/** How far the stage is, 0 to 1; null while its end is unknown. */
export function openingShare({ stage, done, total }: Opening): number | null {
  const measured = stage !== 'look' && stage !== 'attach' && stage !== 'read';
  return measured && total > 0 ? Math.min(1, done / total) : null;
}
