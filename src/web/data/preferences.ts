import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'dense';

/** Personal taste: kept on this machine, never in a link. */
export interface Preferences {
  readonly theme: Theme;
  readonly density: Density;
}

let preferences: Preferences = { theme: 'system', density: 'comfortable' };
const listeners = new Set<() => void>();

/** Reads what is kept, and follows the system's theme and other tabs. */
export function startPreferences(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const refresh = (): void => {
    const theme = readStored('theme');
    preferences = {
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      density: readStored('density') === 'dense' ? 'dense' : 'comfortable',
    };
    apply(system.matches);
  };
  system.addEventListener('change', () => apply(system.matches));
  window.addEventListener('storage', refresh);
  refresh();
}

export function setPreference(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  for (const [key, value] of Object.entries(change)) store(key, value);
  apply(matchMedia('(prefers-color-scheme: dark)').matches);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => preferences);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function apply(systemIsDark: boolean): void {
  const root = document.documentElement;
  root.dataset['theme'] = preferences.theme === 'system' ? (systemIsDark ? 'dark' : 'light') : preferences.theme;
  root.dataset['density'] = preferences.density;
  for (const listener of listeners) listener();
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is refused: the choice lasts until the page is closed.
  }
}
