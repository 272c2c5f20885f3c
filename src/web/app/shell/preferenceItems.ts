import { setPreference, type Density, type Preferences, type Theme } from '../../data/preferences.ts';
import type { MenuItem } from '../../parts/Menu.tsx';

const THEMES: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'System theme' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

const DENSITIES: readonly { readonly density: Density; readonly label: string }[] = [
  { density: 'comfortable', label: 'Comfortable rows' },
  { density: 'dense', label: 'Dense rows' },
];

export function themeItems(current: Preferences): readonly MenuItem[] {
  return THEMES.map(({ theme, label }) => ({ key: theme, label, icon: theme, checked: theme === current.theme, onSelect: () => setPreference({ theme }) }));
}

export function densityItems(current: Preferences): readonly MenuItem[] {
  return DENSITIES.map(({ density, label }, index) => ({
    key: density,
    label,
    icon: density,
    checked: density === current.density,
    separated: index === 0,
    onSelect: () => setPreference({ density }),
  }));
}
