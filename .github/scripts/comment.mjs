// Writes the comment of a pull request, and the summary of a job: what was added, the report, and the files one by one.
import { readFileSync } from 'node:fs';

/** By this a later run finds the comment again; comment-report.sh looks for it. */
const MARK = '<!-- accelerate-bench report -->';
const DETAILS_AT_MOST = 15_000;

const { results, duplicates, rejects, files } = JSON.parse(readFileSync('report/migration.json', 'utf8'));
const added = [`${results} new results`, `${duplicates} known already`, `${rejects} rejected`].join(', ');
const found = files.found === 1 ? '1 file' : `${files.found} files`;

process.stdout.write(`${MARK}
**This run:** ${found}: ${added}.${files.found === 0 ? ' No artifact with result files was found.' : ''}

${readFileSync('report/report.md', 'utf8').trimEnd()}

<details><summary>What was added, and what was not</summary>

${shortened(readFileSync('report/migration.md', 'utf8').trimEnd())}

</details>
`);

/** Whole lines up to the limit. */
function shortened(text) {
  if (text.length <= DETAILS_AT_MOST) return text;
  return `${text.slice(0, text.lastIndexOf('\n', DETAILS_AT_MOST))}\n\nCut here; the artifact of this run holds all of it.`;
}
