// Tries the page as people use it, in headless Chromium over `aslsharp serve demo`: start, watch, approve, fail, redrive, stop; with the keyboard; and by
// axe. What was seen is in `screenshots` afterwards.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { serve } from "./serve.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
await mkdir("screenshots", { recursive: true });

const { root, open: openPage, start, ended, addressOf, close } = await serve("--task-time", "0.7");
const problems = [];
const violated = [];
let step = 0;

async function open(options) {
  const page = await openPage(options);
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  return page;
}

async function shot(page, name) {
  await page.screenshot({ path: `screenshots/${name}.png` });
  console.log(`ok ${++step} - ${name}`);
}

async function check(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  violated.push(...violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(" | ")} (${name})`));
}

const order = { id: "A-1017", total: 240, customer: { name: "Ada", city: "Cologne" }, items: [{ sku: "lamp", count: 1 }, { sku: "desk", count: 1 }, { sku: "chair", count: 4 }] };

try {
  const page = await open();
  for (const name of ["A-1001", "A-1002", "A-1003"]) await start("order", { ...order, id: name, total: 40 }, name);
  const failing = (await start("refund", { order: "A-0990" }, "R-77")).arn;
  await ended(failing);

  // Start one by hand, with a mistake in between.
  await page.goto(root);
  await page.waitForSelector(".machine");
  await page.click('button[aria-label="Start order"]');
  await page.fill("dialog textarea", '{"id": }');
  await page.waitForSelector(".field-problem");
  assert.ok(await page.isDisabled('dialog button[type="submit"]'));
  await page.fill("dialog textarea", JSON.stringify(order, null, 2));
  await page.fill('dialog input[type="text"]', "A-1017");
  await check(page, "start");
  await shot(page, "start");
  await page.click('dialog button[type="submit"]');

  // Watch it: its first attempt fails, the second waits.
  await page.waitForSelector('.picture [aria-label="Check Stock"].running');
  await shot(page, "running");
  await page.waitForSelector('.picture [aria-label="Check Stock"].ran', { timeout: 15000 });
  await page.waitForSelector(".answer");
  await page.click(".answer button.main");
  await page.waitForSelector('.answer-body .j-name:text("order")');
  await check(page, "waiting");
  await shot(page, "waiting");
  await page.click('button:text("Approve")');
  await page.waitForSelector(".badge.succeeded", { timeout: 15000 });
  assert.equal(await page.locator(".picture .idle[data-state]").count(), 1);
  const arn = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1));

  // What a state did.
  await page.click('.picture [aria-label="Check Stock"] .name');
  await page.waitForSelector(".attempts li:nth-child(2)");
  await page.waitForSelector('.new .j-name:text("stock")');
  await check(page, "state");
  await shot(page, "state");
  for (const tab of ["Data", "Timeline", "Maps", "Definition", "Events"]) {
    await page.click(`[role=tab]:has-text("${tab}")`);
    await page.waitForSelector(`[role=tab][aria-selected=true]:has-text("${tab}")`);
    await check(page, tab);
    await shot(page, tab.toLowerCase());
  }

  await page.selectOption('select[aria-label="Kind of events"]', { label: "Failures" });
  assert.match(await page.textContent('.events [role="status"]'), /^\s*1 of/);
  await page.click(".event-rows .window .row");
  await page.waitForSelector(".details dl");
  await check(page, "event");
  await shot(page, "event");

  // By the keyboard alone: the tabs, a state, and the list.
  await page.goto(addressOf(arn));
  await page.waitForSelector(".states button");
  await page.focus('[role=tab][aria-selected="true"]');
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.textContent("[role=tab]:focus"), "Data");
  await page.keyboard.press("ArrowLeft");
  await page.focus(".states li:nth-child(2) button");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.picture [aria-label="Dear?"][data-chosen]');
  console.log(`ok ${++step} - keyboard`);

  // One that failed is redriven; one that runs is stopped.
  await page.goto(addressOf(failing));
  await page.waitForSelector(".badge.failed");
  assert.equal(await page.locator('.picture [aria-label="Send Money"].failed').count(), 1);
  await check(page, "failed");
  await shot(page, "failed");
  await page.click('button:text("Redrive")');
  await page.waitForSelector(".badge.succeeded", { timeout: 15000 });
  assert.equal(await page.locator('.picture [aria-label="Send Money"].ran').count(), 1);
  await page.click('[role=tab]:has-text("Timeline")');
  await shot(page, "redriven");
  const open2 = (await start("order", order, "A-1018")).arn;
  await page.goto(addressOf(open2));
  await page.click('button:text("Stop")');
  await page.fill("dialog label:nth-of-type(2) input", "Ordered twice");
  await check(page, "stop");
  await page.click('button:text("Stop it")');
  await page.waitForSelector(".badge.aborted");
  await page.waitForSelector('.note:has-text("Ordered twice")');
  await shot(page, "stopped");
  await start("order", order, "A-1019");
  await page.goto(root);
  await page.waitForSelector(".recent");
  await page.waitForTimeout(600);
  await check(page, "machines");
  await shot(page, "machines");
  await page.click(".machine:nth-child(2) h2 a");
  await page.waitForSelector(".execution-rows .window .row");
  await page.waitForSelector(".picture svg");
  await check(page, "machine");
  await shot(page, "machine");

  // Script in data stays text.
  const evil = (await start("tick", { "<img src=x onerror=document.title=1>": "<script>document.title=1</script>" }, "evil")).arn;
  await page.goto(addressOf(evil, "data"));
  await page.waitForSelector('.j-string:has-text("<script>")');
  assert.ok(!(await page.title()).startsWith("1"));
  console.log(`ok ${++step} - script stays text`);

  // The other looks.
  const views = { machines: root, machine: `${root}machines/order`, execution: addressOf(arn), timeline: addressOf(arn, "timeline"), events: addressOf(arn, "events"), definition: addressOf(arn, "definition"), failed: addressOf(open2) };
  for (const [look, options] of [["dark", { colorScheme: "dark" }], ["phone", { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }], ["phone-dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }]]) {
    const other = await open(options);
    for (const [name, address] of Object.entries(views)) {
      await other.goto(address);
      await other.waitForSelector(".rows .row, .states, .recent");
      await other.waitForTimeout(400);
      const wide = await other.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} pixels wider than the ${look}`);
      await check(other, `${name}, ${look}`);
      await shot(other, `${look}-${name}`);
    }

    await other.context().close();
  }

  assert.deepEqual(problems.filter((each) => !/^Failed to load resource|net::ERR_INCOMPLETE_CHUNKED/.test(each)), []);
  assert.deepEqual(violated, []);
  console.log(`${step} passed, 0 failed`);
} catch (error) {
  console.error(error, problems, violated);
  console.log(`${step} passed, 1 failed`);
  process.exitCode = 1;
} finally {
  await close();
}
