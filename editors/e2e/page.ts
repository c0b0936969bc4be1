// The page under test: Monaco with its language client, and the picture of the machine beside it.
import { EditorApp } from "monaco-languageclient/editorApp";
import { LanguageClientWrapper } from "monaco-languageclient/lcwrapper";
import { MonacoVscodeApiWrapper } from "monaco-languageclient/vscodeApiWrapper";

declare global {
  interface Window {
    test: object;
    MonacoEnvironment: object;
  }
}

const uri = "file:///project/order.asl.json";

async function start(): Promise<void> {
  window.MonacoEnvironment = { getWorker: () => new Worker("/editor.worker.js", { type: "module" }) };
  const api = new MonacoVscodeApiWrapper({
    $type: "classic",
    viewsConfig: { $type: "EditorService" },
    userConfiguration: { json: JSON.stringify({ "editor.quickSuggestions": { strings: "on" }, "editor.inlayHints.enabled": "on", "editor.codeLens": true, "editor.semanticHighlighting.enabled": true }) },
    monacoWorkerFactory: () => undefined,
  });
  await api.start();
  const app = new EditorApp({
    codeResources: { modified: { text: await (await fetch("/order.asl.json")).text(), uri, enforceLanguageId: "asl" } },
    languageDef: { languageExtensionConfig: { id: "asl", extensions: [".asl.json"] } },
    editorOptions: { fontSize: 13, minimap: { enabled: false }, automaticLayout: true, wordBasedSuggestions: "off" },
  });
  const client = new LanguageClientWrapper({
    languageId: "asl",
    clientOptions: { documentSelector: [{ language: "asl" }] },
    connection: { options: { $type: "WebSocketUrl", url: `ws://${location.host}/lsp` } },
  });
  await app.start(document.getElementById("editor")!);
  await client.start();
  const editor = app.getEditor()!;
  const languageClient = client.getLanguageClient()!;

  interface Lines { start: { line: number; character: number }; end: { line: number } }
  let drawn: { svg: string; states: { id: string; range: Lines; selectionRange: Lines }[] } | null = null;

  // The state under the cursor.
  function mark(): void {
    const line = editor.getPosition()!.lineNumber - 1;
    const here = drawn?.states.findLast(({ range }) => range.start.line <= line && line <= range.end.line);
    for (const state of document.querySelectorAll<SVGElement>("#picture [data-state]")) state.classList.toggle("marked", state.dataset["state"] === here?.id);
  }

  async function draw(): Promise<void> {
    const at = editor.getPosition()!;
    drawn = await languageClient.sendRequest("aslsharp/picture", {
      textDocument: { uri },
      position: { line: at.lineNumber - 1, character: at.column - 1 },
    });
    const picture = document.getElementById("picture")!;
    picture.innerHTML = drawn?.svg ?? "";
    picture.onclick = (click) => {
      const id = (click.target as Element).closest<SVGElement>("[data-state]")?.dataset["state"];
      const state = drawn?.states.find((each) => each.id === id);
      if (state === undefined) return;
      editor.setPosition({ lineNumber: state.selectionRange.start.line + 1, column: state.selectionRange.start.character + 1 });
      editor.focus();
    };
    mark();
  }

  editor.onDidChangeCursorPosition(mark);

  // A little later: the change itself has to reach the server first.
  let timer: ReturnType<typeof setTimeout> | undefined;
  editor.onDidChangeModelContent(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void draw().catch(() => undefined), 100);
  });
  await draw();
  window.test = { editor, draw };
  document.body.dataset["ready"] = "true";
}

start().catch((error: unknown) => {
  document.body.dataset["failed"] = String(error instanceof Error ? error.stack : error);
});
