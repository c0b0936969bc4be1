// The tool serving the machines of `demo`, and a browser. ASLSHARP says how the tool is started, CHROMIUM names the browser; with LOCAL the bundle is that
// of ../Assets, and not the one that the tool holds.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";

export async function serve(...options) {
  const tool = process.env.ASLSHARP?.split(" ") ?? ["dotnet", "../../AslSharp.Cli/bin/Debug/net10.0/AslSharp.Cli.dll"];
  const server = spawn(tool[0], [...tool.slice(1), "serve", "demo", "--port", "0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const root = await new Promise((resolve, reject) => {
    let text = "";
    server.stdout.on("data", (data) => {
      text += data;
      const found = /page {2}(\S+)/.exec(text);
      if (found) resolve(found[1]);
    });
    server.on("exit", () => reject(new Error("The tool has ended.")));
  });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const start = (machine, input, name) => fetch(`${root}api/start`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ machine, name, input: JSON.stringify(input) }),
  }).then((answer) => answer.json());
  const describe = (arn) => fetch(`${root}api/execution?arn=${encodeURIComponent(arn)}&after=9999999`).then((answer) => answer.json());
  return {
    root,
    origin: new URL(root).origin,
    start,
    async ended(arn) {
      while ((await describe(arn)).execution.status === "Running") await new Promise((resolve) => setTimeout(resolve, 200));
    },
    addressOf: (arn, tab = "") => `${root}executions/${encodeURIComponent(arn)}${tab && `/${tab}`}`,
    async open(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
      const page = await context.newPage();
      if (process.env.LOCAL) {
        await page.route(/assets\/(app\.js|page\.css)/, (route) => route.fulfill({ path: `../Assets/${new URL(route.request().url()).pathname.split("/").at(-1)}` }));
      }

      return page;
    },
    async close() {
      await browser.close();
      server.kill("SIGINT");
    },
  };
}
