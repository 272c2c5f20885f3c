// Stands for `gh` in tests: releases are folders of $FAKE_GITHUB/releases, comments a list in $FAKE_GITHUB/comments.json.
// It knows exactly the calls that the scripts make, and ends with 1 at any other.
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const { FAKE_GITHUB: home = '', FAKE_GITHUB_DOWN: down, FAKE_GITHUB_READ_ONLY: readOnly, GH_TOKEN: token, GH_REPO: repo } = process.env;
const args = process.argv.slice(2);
const COMMENTS_JQ = '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- accelerate-bench report -->"))) | .id';

appendFileSync(join(home, 'calls'), `${args.slice(0, 2).join(' ')}\n`);
if (token !== 'the-token' || repo !== 'owner/bench') fail('no token, or no repository');
if (down !== undefined) fail('error connecting to api.github.com');

const [area, action] = args;
if (area === 'release') release(action, args.slice(2));
else if (area === 'api') api(args.slice(1));
else fail(`unknown command ${args.join(' ')}`);

function release(action, [tag, ...rest]) {
  const folder = join(home, 'releases', tag);
  const listed = join(folder, '.assets.json');
  const exists = existsSync(folder);
  if (!exists && action !== 'create') fail('release not found');
  const assets = exists ? JSON.parse(readFileSync(listed, 'utf8')) : [];
  const keep = (list) => writeFileSync(listed, JSON.stringify(list));
  if (action === 'view' && same(rest, ['--json', 'assets'])) return process.stdout.write(JSON.stringify({ assets }));
  if (action === 'download' && rest[0] === '--pattern' && rest[2] === '--output') {
    if (!assets.some(({ name }) => name === rest[1])) fail('no assets match the file pattern');
    return copyFileSync(join(folder, rest[1]), rest[3]);
  }
  if (readOnly !== undefined) fail('HTTP 403: Resource not accessible by integration');
  if (action === 'create' && rest[0] === '--latest=false') {
    if (exists) fail('a release with the same tag name already exists');
    mkdirSync(folder, { recursive: true });
    return keep([]);
  }
  if (action === 'upload' && rest.length === 1) {
    const name = basename(rest[0]);
    if (assets.some((asset) => asset.name === name)) fail(`asset under the same name already exists: [${name}]`);
    copyFileSync(rest[0], join(folder, name));
    const newest = Math.max(Date.UTC(2026, 5, 1), ...assets.filter(({ state }) => state === 'uploaded').map(({ createdAt }) => Date.parse(createdAt)));
    return keep([...assets, { name, state: 'uploaded', createdAt: new Date(newest + 1000).toISOString() }]);
  }
  if (action === 'delete-asset' && rest[1] === '--yes') {
    rmSync(join(folder, rest[0]));
    return keep(assets.filter(({ name }) => name !== rest[0]));
  }
  fail(`unknown command release ${action} ${rest.join(' ')}`);
}

function api(rest) {
  const path = join(home, 'comments.json');
  const comments = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  if (same(rest, ['--paginate', 'repos/owner/bench/issues/7/comments?per_page=100', '--jq', COMMENTS_JQ])) {
    return process.stdout.write(comments.filter(ours).map(({ id }) => `${id}\n`).join(''));
  }
  if (readOnly !== undefined) fail('HTTP 403: Resource not accessible by integration');
  const [silent, flag, method, target = '', field, value = ''] = rest;
  if (!same([silent, flag, field], ['--silent', '--method', '--field']) || !value.startsWith('body=@')) fail(`unknown call ${rest.join(' ')}`);
  const body = readFileSync(value.slice('body=@'.length), 'utf8');
  if (body.length > 65_536) fail('HTTP 422: Body is too long (maximum is 65536 characters)');
  if (method === 'POST' && target === 'repos/owner/bench/issues/7/comments') return writeFileSync(path, JSON.stringify([...comments, { id: 100 + comments.length, user: { login: 'github-actions[bot]' }, body }]));
  const id = Number(/^repos\/owner\/bench\/issues\/comments\/(\d+)$/.exec(target)?.[1]);
  if (method !== 'PATCH' || !comments.some((comment) => comment.id === id)) fail(`unknown call ${rest.join(' ')}`);
  return writeFileSync(path, JSON.stringify(comments.map((comment) => (comment.id === id ? { ...comment, body } : comment))));
}

function ours({ user, body }) {
  return user.login === 'github-actions[bot]' && body.startsWith('<!-- accelerate-bench report -->');
}

function same(left, right) {
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
