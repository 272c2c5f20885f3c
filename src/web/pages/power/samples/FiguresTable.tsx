import { formatCount } from '../../../../core/model/format.ts';
import type { ChannelFigures } from '../../../../core/power/types.ts';
import { NumberText } from '../../../parts/NumberText.tsx';
import css from './FiguresTable.module.css';
import { channelName } from './channelName.ts';

/** Figures of each channel over every sample of the window. */
export function FiguresTable({ figures }: { readonly figures: readonly ChannelFigures[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={css.box} tabIndex={0} aria-label="Figures over the window">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Measured</th>
            <th scope="col">Mean</th>
            <th scope="col">Lowest</th>
            <th scope="col">Highest</th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
            <th scope="col">Samples</th>
            <th scope="col" data-tip="Zero or less, written where the meter gave nothing: in no figure and not in the energy">
              Left out
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ channel, samples, notPositive, mean, min, max, first, last }) => (
            <tr key={`${channel.kind} ${channel.zone} ${channel.label}`}>
              <th scope="row">
                {channelName(channel)}
                {channel.unit !== '' && <span className={css.unit}>{` (${channel.unit})`}</span>}
              </th>
              {[mean, min, max, first, last].map((value, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- the columns are these five
                <td key={index}>
                  <NumberText value={samples === 0 ? null : value} missing="No sample in the window" />
                </td>
              ))}
              <td>{formatCount(samples)}</td>
              <td>{formatCount(notPositive)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
