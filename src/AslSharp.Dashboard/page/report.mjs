// Measures the report of a run of 25,000 events (`aslsharp run --report`): how long it takes to open, until its rows are drawn, and how much of that is
// processor time of its own, beside an empty page; then what the reader waits for at its end and for a filter. Pictures of it are in `screenshots` afterwards.
// ASLSHARP says how the tool is started, CHROMIUM names the browser; REPORT names a report that is there already.
import { spawnSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = join(tmpdir(), `aslsharp-report-${process.pid}`);
mkdirSync(folder);
mkdirSync("screenshots", { recursive: true });
const report = process.env.REPORT ? resolve(process.env.REPORT) : join(folder, "report.html");
if (!process.env.REPORT) {
  const tool = process.env.ASLSHARP?.split(" ") ?? ["dotnet", "../../AslSharp.Cli/bin/Debug/net10.0/AslSharp.Cli.dll"];
  const began = performance.now();
  const run = spawnSync(tool[0], [...tool.slice(1), "run", "demo/loop.asl.json", "--quiet", "--input", '{"n": 4166}', "--report", report], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  console.log(`# run and report were made in ${Math.round(performance.now() - began)} ms`);
}

const empty = join(folder, "empty.html");
writeFileSync(empty, "<!DOCTYPE html><title>Empty</title><table><tbody id=rows><tr><td>1</table>");
console.log(`# the report has ${Math.round(statSync(report).size / 1024)} KiB`);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const median = (figures) => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)];
const open = async (options) => (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })).newPage();
const drawn = (page, began) => page.evaluate((began) => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now() - began)))), began);

const measure = async (label, file) => {
  const times = [];
  const worked = [];
  for (let i = 0; i < 7; i++) {
    const page = await open();
    const protocol = await page.context().newCDPSession(page);
    await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
    const began = await page.evaluate(() => performance.timeOrigin + performance.now());
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("#rows tr");
    times.push(await drawn(page, began));
    worked.push((await protocol.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000);
    await page.context().close();
  }

  console.log(`# ${label}: ${times.map((time) => Math.round(time)).join(", ")} ms (median ${Math.round(median(times))} ms), of which ${Math.round(median(worked))} ms are the page's own work`);
  return median(times);
};

await measure("an empty page opens", empty);
const time = await measure("the report opens", report);

for (const colorScheme of ["light", "dark"]) {
  const page = await open({ colorScheme });
  await page.goto(pathToFileURL(report).href);
  await page.screenshot({ path: `screenshots/report-${colorScheme}.png` });
  const began = await page.evaluate(() => performance.timeOrigin + performance.now());
  await page.fill("#filter", "Done");
  await page.waitForFunction(() => document.querySelectorAll("#rows tr").length < 10);
  console.log(`# a filter shows what it finds in ${Math.round(await drawn(page, began))} ms`);
  await page.click("#rows summary");
  await page.screenshot({ path: `screenshots/report-${colorScheme}-filter.png`, fullPage: true });
  await page.context().close();
}

if (time >= 1000) process.exitCode = 1;
await browser.close();
