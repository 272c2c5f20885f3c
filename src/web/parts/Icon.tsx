import { ICON_PATHS, type IconName } from './iconPaths.tsx';

interface IconProps {
  readonly name: IconName;
  /** Edge in CSS pixels: 16, or 12 in dense places, 8 for corner marks. */
  readonly size?: number;
  readonly className?: string | undefined;
}

/** Decoration beside a text: whoever uses it alone gives the control a name. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {ICON_PATHS[name]}
    </svg>
  );
}
