import type { Channel } from '../../../../core/model/channel.ts';

/** A channel's label at the head of a line. */
export function channelName({ label, kind }: Channel): string {
  const text = label === '' ? kind : label;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
