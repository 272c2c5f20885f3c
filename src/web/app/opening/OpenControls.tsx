import { createContext, use, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { collectFromList } from '../../files/collect.ts';
import type { CollectedFile } from '../../files/collectedFile.ts';
import type { FileProblem } from '../../files/problem.ts';
import { isTyping } from '../isTyping.ts';

interface OpenControls {
  readonly pickFiles: () => void;
  readonly pickFolder: () => void;
  /** For files to be opened together with what is open; null where nothing is. */
  readonly pickMore: (() => void) | null;
}

/** Not in React’s types. */
const WHOLE_FOLDER = { webkitdirectory: '' };

const OpenControlsContext = createContext<OpenControls | null>(null);

/** Opens the system's dialog for files or for a folder. */
export function useOpenControls(): OpenControls {
  const controls = use(OpenControlsContext);
  if (controls === null) throw new Error('useOpenControls needs OpenControlsProvider above it');
  return controls;
}

interface OpenControlsProviderProps {
  readonly onFiles: (files: readonly CollectedFile[] | FileProblem) => void;
  readonly onMoreFiles: ((files: readonly CollectedFile[] | FileProblem) => void) | null;
  readonly children: ReactNode;
}

/** Owns the hidden file inputs; `o` opens the one for files from anywhere. */
export function OpenControlsProvider({ onFiles, onMoreFiles, children }: OpenControlsProviderProps) {
  const files = useRef<HTMLInputElement | null>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const more = useRef<HTMLInputElement | null>(null);
  const canAdd = onMoreFiles !== null;
  const controls = useMemo(
    () => ({ pickFiles: () => files.current?.click(), pickFolder: () => folder.current?.click(), pickMore: canAdd ? () => more.current?.click() : null }),
    [canAdd],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'o' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      controls.pickFiles();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [controls]);

  const take = (input: HTMLInputElement, give: OpenControlsProviderProps['onFiles']): void => {
    if (input.files !== null && input.files.length > 0) give(collectFromList(Array.from(input.files)));
    input.value = '';
  };
  return (
    <OpenControlsContext value={controls}>
      {children}
      <input ref={files} type="file" multiple hidden aria-label="Files to open" onChange={(event) => take(event.target, onFiles)} />
      <input ref={folder} type="file" {...WHOLE_FOLDER} hidden aria-label="Folder to open" onChange={(event) => take(event.target, onFiles)} />
      {onMoreFiles !== null && <input ref={more} type="file" multiple hidden aria-label="Files to add" onChange={(event) => take(event.target, onMoreFiles)} />}
    </OpenControlsContext>
  );
}
