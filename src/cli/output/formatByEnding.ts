import { CommandFailure, EXIT } from '../command/io.ts';

/**
 * The format that the name of `--output` asks for; `otherwise` where the name has no ending.
 * @throws {CommandFailure} when the ending belongs to none of them: a report is not to be found later in a `.pdf` that is none.
 */
export function formatByEnding<F extends string>(output: string, formats: Readonly<Record<string, F>>, otherwise: F): F {
  const ending = /[^/\\.]\.(?<ending>[a-z]\w*)$/i.exec(output)?.groups?.['ending']?.toLowerCase();
  if (ending === undefined) return otherwise;
  const format = Object.entries(formats).find(([key]) => key === ending)?.[1];
  if (format !== undefined) return format;
  throw new CommandFailure(`--output ${output}: .${ending} is no format that is known here`, {
    exitCode: EXIT.wrongUse,
    advice: `Say with --format what is to be written, or end the name in ${Object.keys(formats).map((key) => `.${key}`).join(', ')}.`,
  });
}
