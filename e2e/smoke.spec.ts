import { expect, test } from './fixtures.ts';

test('the page opens, names itself and asks nobody else', async ({ page }) => {
  await page.goto('');
  await expect(page).toHaveTitle(/\S/);
  await expect(page.locator('html')).toHaveAttribute('lang', /\S/);
});

test('the page carries its content security policy before anything it loads', async ({ page }) => {
  await page.goto('');
  const first = page.locator('head > :first-child');
  await expect(first).toHaveAttribute('http-equiv', 'Content-Security-Policy');
  await expect(first).toHaveAttribute('content', /^default-src 'none';/);
});
