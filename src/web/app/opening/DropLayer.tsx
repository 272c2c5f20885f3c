import { useEffect, useEffectEvent, useState } from 'react';
import { trackActivity } from '../../data/activity.ts';
import { collectFromDrop, collectFromPaste } from '../../files/collect.ts';
import type { CollectedFile } from '../../files/collectedFile.ts';
import type { FileProblem } from '../../files/problem.ts';
import { Icon } from '../../parts/Icon.tsx';
import css from './DropLayer.module.css';

interface DropLayerProps {
  readonly onFiles: (files: readonly CollectedFile[] | FileProblem) => void;
}

/** Takes files dropped anywhere on the window, or pasted, and says so while they hover. */
export function DropLayer({ onFiles }: DropLayerProps) {
  const [hovering, setHovering] = useState(false);
  const take = useEffectEvent(onFiles);

  useEffect(() => {
    let depth = 0;
    const leave = (): void => {
      depth = 0;
      setHovering(false);
    };
    const onEnter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setHovering(true);
    };
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onLeave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) leave();
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      leave();
      void trackActivity(collectFromDrop(event.dataTransfer).then((files) => take(files)));
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (event.clipboardData?.types.includes('Files') !== true) return;
      event.preventDefault();
      void trackActivity(collectFromPaste(event).then((files) => take(files)));
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, []);

  if (!hovering) return null;
  return (
    <div className={css.layer} aria-hidden="true">
      <div className={css.target}>
        <Icon name="download" size={32} className={css.icon} />
        <p className={css.title}>Drop to open</p>
        <p className={css.hint}>DuckDB databases, Parquet files, JSON results, a folder or a ZIP of them. Nothing leaves this machine.</p>
      </div>
    </div>
  );
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
