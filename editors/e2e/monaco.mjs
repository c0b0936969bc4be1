// Drives the page as a person would: types a mistake, sees it underlined, takes the fix; completion, hover, rename, picture.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { serve } from "./bridge.mjs";

const { url, close } = await serve();
await mkdir("screenshots", { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1400, height: 760 } });
const problems = [];
page.on("pageerror", (error) => problems.push(error.message));
let step = 0;

async function shot(name) {
  await page.screenshot({ path: `screenshots/${++step}-${name}.png` });
  console.log(`ok ${step} - ${name}`);
}

const text = () => page.evaluate(() => window.test.editor.getModel().getValue());
const caret = (line, column) => page.evaluate(([line, column]) => {
  window.test.editor.setPosition({ lineNumber: line, column });
  window.test.editor.revealLineInCenter(line);
  window.test.editor.focus();
}, [line, column]);

// Where some text stands: line and column from one.
async function find(wanted, offset = 0) {
  const all = await text();
  const at = all.indexOf(wanted) + offset;
  assert.ok(at >= offset, `there is no ${wanted}`);
  const before = all.slice(0, at).split("\n");
  return [before.length, before.at(-1).length + 1];
}

async function markers(count) {
  await page.waitForFunction((count) => document.querySelectorAll(".squiggly-error").length >= count, count, { timeout: 15000 });
}

try {
  await page.goto(url);
  await page.waitForFunction(() => document.body.dataset.ready === "true" || document.body.dataset.failed, undefined, { timeout: 60000 });
  assert.equal(await page.evaluate(() => document.body.dataset.failed ?? null), null);
  await page.waitForSelector("#picture [data-state]");
  await shot("open");

  // A wrong Next is underlined at its characters.
  await caret(...(await find('"Next": "Done"', 13)));
  await page.keyboard.type("e");
  await markers(1);
  const marker = await page.evaluate(() => {
    const { left, width } = document.querySelector(".squiggly-error").getBoundingClientRect();
    return { left, width };
  });
  assert.ok(marker.width > 20 && marker.width < 120, `the mark is ${marker.width} pixels wide`);
  await shot("squiggle");

  // The fix makes the text right.
  await page.keyboard.press("Control+.");
  await page.waitForSelector(".action-widget, .monaco-list .action", { timeout: 15000 });
  await page.waitForTimeout(300);
  await shot("fixes");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /"Next": "Done"\n/.test(window.test.editor.getModel().getValue()), undefined, { timeout: 15000 });
  await page.waitForFunction(() => document.querySelectorAll(".squiggly-error").length === 0, undefined, { timeout: 15000 });
  await shot("fixed");

  // Completion knows the data.
  await caret(...(await find("$.order.id", 8)));
  await page.keyboard.press("Delete");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector(".suggest-widget.visible .monaco-list-row", { timeout: 15000 });
  const labels = await page.$$eval(".suggest-widget .monaco-list-row", (rows) => rows.map((row) => row.querySelector(".label-name")?.textContent));
  assert.deepEqual(labels.slice(0, 3), ["customer", "id", "total"]);
  await shot("completion");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.test.editor.getModel().getValue().includes('"$.order.id"'), undefined, { timeout: 15000 });

  // Hover says when the task is tried again.
  await caret(...(await find('"Retry"', 3)));
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  await page.waitForSelector(".monaco-hover:not(.hidden)", { timeout: 15000 });
  await page.waitForFunction(() => document.querySelector(".monaco-hover")?.textContent?.includes("5 s, 10 s, 20 s"), undefined, { timeout: 15000 });
  await shot("hover");
  await page.keyboard.press("Escape");

  // A state gets another name everywhere, and in the picture.
  await caret(...(await find('"Charge Card": {', 3)));
  await page.keyboard.press("F2");
  const name = page.locator(".rename-box input");
  await name.fill("Charge", { timeout: 15000 });
  await shot("rename");
  await name.press("Enter");
  await page.waitForFunction(() => window.test.editor.getModel().getValue().includes('"Next": "Charge"'), undefined, { timeout: 15000 });
  await page.waitForSelector('#picture [aria-label="Charge"]', { timeout: 15000 });
  assert.ok(!(await text()).includes("Charge Card"));
  await shot("renamed");

  // A click in the picture leads to the state.
  await page.click('#picture [aria-label="Done"]');
  const line = await page.evaluate(() => window.test.editor.getModel().getLineContent(window.test.editor.getPosition().lineNumber));
  assert.match(line, /"Done"/);
  await page.waitForSelector('#picture .marked[aria-label="Done"]', { timeout: 15000 });
  await shot("jump");
  assert.deepEqual(problems, []);
  console.log(`${step} passed, 0 failed`);
} catch (error) {
  await page.screenshot({ path: "screenshots/failed.png" });
  console.error(error, problems);
  console.log(`${step} passed, 1 failed`);
  process.exitCode = 1;
} finally {
  await browser.close();
  close();
}
