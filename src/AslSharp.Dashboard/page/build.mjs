// Bundles the page into ../Assets, which is kept in the repository: to build the library needs no Node. `--check` only says whether it is up to date.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const assets = new URL("../Assets/", import.meta.url);
const checks = process.argv.includes("--check");

// The bundle names the sources that it was made of, so that a test without Node can tell when they have changed.
const hash = createHash("sha256");
for (const name of (await readdir(new URL("src/", import.meta.url))).sort()) {
  hash.update(name).update("\n").update((await readFile(new URL(`src/${name}`, import.meta.url), "utf8")).replaceAll("\r\n", "\n"));
}

const sources = hash.digest("hex");
const result = await build({
  entryPoints: { app: "src/main.tsx", page: "src/page.css" },
  outdir: "out",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  banner: { js: `/* AslSharp's page, with Preact (MIT). Sources: ${sources} */` },
  write: false,
  logLevel: "warning",
});
const files = result.outputFiles.map((file) => [file.path.split(/[\\/]/).at(-1), file.text]);
for (const name of ["index.html", "icon.svg"]) files.push([name, await readFile(new URL(`src/${name}`, import.meta.url), "utf8")]);
let stale = 0;
for (const [name, text] of files) {
  const path = new URL(name, assets);
  const before = await readFile(path, "utf8").catch(() => "");
  if (before === text) continue;
  stale++;
  if (checks) console.error(`Assets/${name} is not what the sources give: run "npm run build".`);
  else await writeFile(path, text);
}

if (checks && stale > 0) process.exitCode = 1;
if (!checks) for (const [name, text] of files) console.log(`${name}: ${(text.length / 1024).toFixed(1)} KB`);
