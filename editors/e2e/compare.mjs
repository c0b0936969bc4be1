// The same questions to this server and to AWS's language service: what each finds, offers, and takes in milliseconds.
// node compare.mjs [FOLDER of recorded verdicts: files with "text" and "valid"]
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { connect, positionOf } from "./client.mjs";

const { ASL_SCHEMA, getLanguageService, TextDocument } = createRequire(import.meta.url)("amazon-states-language-service");

const table = JSON.parse(await readFile("../../tests/AslSharp.LanguageServer.Tests/completions.json", "utf8"));
const [folder] = process.argv.slice(2);
const client = await connect();
const other = getLanguageService({});
other.configure({ validate: true, allowComments: false, schemas: [{ uri: "asl", fileMatch: ["*.asl.json"], schema: ASL_SCHEMA }] });

const ours = {
  async complete(text, offset) {
    const uri = await client.open(text);
    return async () => (await client.connection.sendRequest("textDocument/completion", { textDocument: { uri }, position: positionOf(text, offset) })).items;
  },
  async diagnose(text) {
    const uri = await client.open(text);
    return async () => (await client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } })).items;
  },
};
const theirs = {
  async complete(text, offset) {
    const document = TextDocument.create("file:///project/file.asl.json", "asl", 1, text);
    return async () => (await other.doComplete(document, positionOf(text, offset), other.parseJSONDocument(document)))?.items ?? [];
  },
  async diagnose(text) {
    const document = TextDocument.create("file:///project/file.asl.json", "asl", 1, text);
    return async () => await other.doValidation(document, other.parseJSONDocument(document), { schemaValidation: "error" }, ASL_SCHEMA);
  },
};

// What an editor shows: what begins with what is typed, in the order of the service.
function isShown(items, text, cursor, wanted) {
  const shown = items
    .filter((item) => {
      const start = item.textEdit === undefined ? cursor : offsetOf(text, (item.textEdit.range ?? item.textEdit.replace).start);
      return (item.filterText ?? item.label).toLowerCase().startsWith(text.slice(start, cursor).toLowerCase());
    })
    .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  const bare = (label) => label.replace(/^"|"$/g, "");
  return shown.slice(0, 5).some((item) => bare(item.label) === wanted);
}

function offsetOf(text, { line, character }) {
  return text.split("\n").slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}

async function completions(service) {
  let found = 0;
  const times = [];
  for (const place of table.places) {
    const marked = table.frames[place.frame].replace("HERE", () => place.here).replace("MORE", () => place.more ?? "");
    const cursor = marked.indexOf("|");
    const text = marked.replace("|", "");
    const ask = await service.complete(text, cursor);
    const start = performance.now();
    const items = await ask();
    times.push(performance.now() - start);
    if (isShown(items, text, cursor, place.wanted)) found++;
  }
  times.sort((a, b) => a - b);
  return { found, of: table.places.length, median: times[times.length >> 1] };
}

async function findings(service) {
  const counts = { wrong: 0, wrongFound: 0, right: 0, rightBlamed: 0 };
  const times = [];
  for (const name of (await readdir(folder)).filter((each) => each.endsWith(".json")).sort()) {
    const { text, valid } = JSON.parse(await readFile(join(folder, name), "utf8"));
    if (typeof text !== "string") continue;
    const ask = await service.diagnose(text);
    const start = performance.now();
    const errors = (await ask()).filter((finding) => finding.severity === 1);
    times.push(performance.now() - start);
    if (valid) {
      counts.right++;
      if (errors.length > 0) counts.rightBlamed++;
    } else {
      counts.wrong++;
      if (errors.length > 0) counts.wrongFound++;
    }
  }
  times.sort((a, b) => a - b);
  return { ...counts, median: times[times.length >> 1] };
}

for (const [name, service] of Object.entries({ ours, theirs })) {
  await completions(service);
  console.log(name, "completion", await completions(service));
  if (folder !== undefined) {
    await findings(service);
    console.log(name, "findings", await findings(service));
  }
}
await client.close();
