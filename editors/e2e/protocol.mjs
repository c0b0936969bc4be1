// Every request on every definition of a folder at random places: no error for an answer, none over 100 ms.
// node protocol.mjs FOLDER [PLACES]
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { connect, positionOf } from "./client.mjs";

const [folder = "../../samples/OrderFulfillment", places = "20"] = process.argv.slice(2);
const slowest = 100;
if (!existsSync(folder)) {
  console.log(`skipped: there is no folder ${folder}`);
  process.exit(0);
}
const client = await connect();
let seed = 20261130;

// Mulberry32: the same places in every run.
function random(limit) {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % limit;
}

const times = new Map();
const failures = [];

async function ask(method, params, file, counts, name = method) {
  const start = performance.now();
  try {
    await client.connection.sendRequest(method, params);
  } catch (error) {
    failures.push(`${method} in ${file}: ${error.message}`);
  }
  if (!counts) return;
  if (!times.has(name)) times.set(name, []);
  times.get(name).push(performance.now() - start);
}

async function askAll(file, text, count, counts) {
  const textDocument = { uri: await client.open(text, file.endsWith(".json") ? "asl.json" : "asl.yaml") };
  const whole = { start: { line: 0, character: 0 }, end: positionOf(text, text.length) };
  for (const method of ["textDocument/diagnostic", "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/documentLink", "textDocument/semanticTokens/full", "textDocument/codeLens", "aslsharp/picture"])
    await ask(method, { textDocument }, file, counts);
  await ask("workspace/executeCommand", { command: "aslsharp.server.picture", arguments: [{ textDocument }] }, file, counts, "aslsharp.server.picture");
  await ask("aslsharp/rulePage", { id: "ASL2001" }, file, counts);
  await ask("textDocument/formatting", { textDocument, options: { tabSize: 2, insertSpaces: true } }, file, counts);
  await ask("textDocument/inlayHint", { textDocument, range: whole }, file, counts);
  for (let i = 0; i < count; i++) {
    const position = positionOf(text, random(text.length + 1));
    for (const method of ["completion", "hover", "signatureHelp", "definition", "documentHighlight", "prepareRename"]) await ask(`textDocument/${method}`, { textDocument, position }, file, counts);
    await ask("textDocument/references", { textDocument, position, context: { includeDeclaration: true } }, file, counts);
    await ask("textDocument/rename", { textDocument, position, newName: "AnotherName" }, file, counts);
    await ask("textDocument/selectionRange", { textDocument, positions: [position] }, file, counts);
    await ask("textDocument/codeAction", { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } }, file, counts);
    await ask("textDocument/codeAction", { textDocument, range: whole, context: { diagnostics: [], only: ["source.fixAll"] } }, file, counts, "textDocument/codeAction, fix all");
  }
}

const files = (await readdir(folder)).filter((name) => /\.asl\.(json|ya?ml)$/.test(name)).sort();
const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));

// The first questions wait for the JIT.
for (let i = 0; i < Math.min(20, 4 * files.length); i++) await askAll(files[i % files.length], texts[i % files.length], 5, false);
for (const [i, file] of files.entries()) await askAll(file, texts[i], Number(places), true);
await client.close();

let late = 0;
for (const [method, all] of times) {
  all.sort((a, b) => a - b);
  // A picture is laid out, which takes as long as the machine is large: its time is told, and not held.
  if (!/picture$/.test(method)) late += all.filter((time) => time > slowest).length;
  console.log(`${method.padEnd(34)} ${String(all.length).padStart(6)} requests   median ${all[all.length >> 1].toFixed(1).padStart(6)} ms   p95 ${all[Math.floor(all.length * 0.95)].toFixed(1).padStart(6)} ms   most ${all.at(-1).toFixed(1).padStart(6)} ms`);
}
for (const failure of failures.slice(0, 10)) console.log(failure);
const asked = [...times.values()].reduce((sum, all) => sum + all.length, 0);
console.log(`${asked - failures.length - late} passed, ${failures.length + late} failed`);
process.exitCode = failures.length + late > 0 ? 1 : 0;
