// Bundles the page and the editor's worker.
import { mkdir } from "node:fs/promises";
import { build } from "esbuild";

await mkdir("dist", { recursive: true });
const shared = { bundle: true, format: "esm", target: "es2022", platform: "browser", logLevel: "warning" };
await build({
  ...shared,
  entryPoints: ["page.ts"],
  outfile: "dist/page.js",
  loader: { ".ttf": "dataurl", ".svg": "dataurl", ".png": "dataurl", ".wasm": "dataurl", ".mp3": "dataurl", ".html": "dataurl", ".json": "json", ".sh": "text" },
  define: { "import.meta.url": "location.href" },
});
await build({ ...shared, entryPoints: ["node_modules/@codingame/monaco-vscode-editor-api/esm/vs/editor/editor.worker.js"], outfile: "dist/editor.worker.js" });
