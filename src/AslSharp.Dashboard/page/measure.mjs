// Measures the page: how long a history of 25,000 events and a list of 100,000 executions take to open, from the click to the drawn rows; and of a page
// that is opened anew, its files not kept from before, how much of that is processor time of its own, and not of whatever else the machine does.
// EXECUTIONS says how many executions there are.
import { serve } from "./serve.mjs";

const many = Number(process.env.EXECUTIONS ?? 100_000);
const { root, origin, start, ended, addressOf, open, close } = await serve("--task-time", "0");
await start("tick", {}, "evil");

// A history of 25,000 events.
const long = (await start("loop", { n: 4166 }, "long")).arn;
await ended(long);
const measure = async (label, address, selector, most) => {
  const times = [];
  const worked = [];
  for (let i = 0; i < 5; i++) {
    const fresh = await open();
    await fresh.goto(`${root}nothing`);
    const protocol = await fresh.context().newCDPSession(fresh);
    await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
    const work = async () => (await protocol.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    const workBefore = await work();
    const began = await fresh.evaluate(() => performance.timeOrigin + performance.now());
    await fresh.goto(address);
    await fresh.waitForSelector(selector);
    // Drawn, and not only made.
    times.push(await fresh.evaluate((began) => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now() - began)))), began));
    worked.push(await work() - workBefore);
    await fresh.context().close();
  }

  for (const figures of [times, worked]) figures.sort((a, b) => a - b);
  console.log(`# ${label}: ${times.map((time) => Math.round(time)).join(", ")} ms (median ${Math.round(times[2])} ms, wanted under ${most} ms), of which ${Math.round(worked[2])} ms are the page's own work`);
  return times[2];
};

// On the page that is open: from the click to the drawn rows.
const clicked = async (label, from, link, rows, most) => {
  const times = [];
  const page = await open();
  for (let i = 0; i < 5; i++) {
    await page.goto(from);
    await page.waitForSelector(link);
    times.push(await page.evaluate(([link, rows]) => new Promise((resolve) => {
      const began = performance.now();
      document.querySelector(link).click();
      const look = () => requestAnimationFrame(() => document.querySelector(rows) ? setTimeout(() => resolve(performance.now() - began)) : look());
      look();
    }), [link, rows]));
  }

  await page.context().close();
  times.sort((a, b) => a - b);
  console.log(`# ${label}: ${times.map((time) => Math.round(time)).join(", ")} ms after the click (median ${Math.round(times[2])} ms, wanted under ${most} ms)`);
};
const history = await measure("a history of 25,000 events opens", addressOf(long, "events"), ".event-rows .window .row:nth-child(10)", 1000);
await clicked("the same history", `${root}machines/loop`, ".execution-rows .window a", ".states button", 1000);

// A list of 100,000 executions.
const began = Date.now();
const body = JSON.stringify({ stateMachineArn: "tick", input: "{}" });
const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AWSStepFunctions.StartExecution" };
for (let left = many; left > 0; left -= 200) {
  await Promise.all(Array.from({ length: Math.min(left, 200) }, () => fetch(origin, { method: "POST", headers, body }).then((answer) => answer.arrayBuffer())));
}

console.log(`# ${many} executions were started in ${Math.round((Date.now() - began) / 1000)} s`);
await new Promise((resolve) => setTimeout(resolve, 2000));
const list = await measure(`a list of ${many} executions opens`, `${root}machines/tick`, ".execution-rows .window .row:nth-child(10)", 1000);
await clicked("the same list", root, 'a[href$="machines/tick"]:not(.thumb)', ".execution-rows .window .row:nth-child(10)", 200);
const answers = [];
for (let i = 0; i < 7; i++) {
  const asked = performance.now();
  await fetch(`${root}api/executions?of=tick&most=100`).then((answer) => answer.json());
  answers.push(performance.now() - asked);
}

answers.sort((a, b) => a - b);
console.log(`# the list itself is answered in ${answers[3].toFixed(1)} ms (median)`);
const page = await open();
await page.goto(`${root}machines/tick`);
await page.waitForSelector(".execution-rows .window .row");
const shown = async (act, condition) => {
  const asked = performance.now();
  await act();
  await page.waitForFunction(condition, undefined, { polling: 10 });
  return performance.now() - asked;
};
console.log(`# a search by name shows what it finds in ${Math.round(await shown(() => page.fill("input[type=search]", "evil"), () => document.querySelector(".execution-rows .window .row a")?.textContent === "evil"))} ms`);
console.log(`# another status is shown in ${Math.round(await shown(() => page.click('.chips button:has-text("Failed")'), () => document.querySelector(".empty")))} ms`);
if (history >= 1000 || answers[3] >= 200) process.exitCode = 1;

await close();
