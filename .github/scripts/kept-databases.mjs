// Reads `gh release view … --json assets` and prints the names of the databases the release keeps, newest first.
// Other assets, and uploads that broke off, are left out.
import { readFileSync } from 'node:fs';

const DATABASE = /^benchmark_db(?:\.\d{8}T\d{6}Z)?\.duckdb$/;

const { assets } = JSON.parse(readFileSync(0, 'utf8'));
const kept = assets.filter(({ name, state }) => DATABASE.test(name) && state === 'uploaded');
kept.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.name.localeCompare(a.name));
process.stdout.write(kept.map(({ name }) => `${name}\n`).join(''));
