import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { DrawnMachine, Requests } from "./requests.js";

const RedrawDelay = 150;

interface Clicked {
  readonly state: string;
}

/** The picture beside the text: live while somebody types, with the state under the cursor marked; a click leads to the state. */
export class Picture implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  private panel: vscode.WebviewPanel | undefined;
  private document: vscode.TextDocument | undefined;
  private place = new vscode.Position(0, 0);
  private drawn: DrawnMachine | undefined;
  private timer: NodeJS.Timeout | undefined;

  public constructor(private readonly requests: Requests) {
    this.subscriptions.push(
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document === this.document && change.contentChanges.length > 0) this.redrawSoon();
      }),
      vscode.window.onDidChangeTextEditorSelection((change) => {
        if (change.textEditor.document !== this.document) return;
        this.place = change.selections[0]?.active ?? this.place;
        this.mark();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor === undefined || this.panel === undefined || editor.document === this.document || !editor.document.languageId.startsWith("asl")) return;
        [this.document, this.place] = [editor.document, editor.selection.active];
        void this.redraw();
      }),
    );
  }

  public dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  public async show(document: vscode.TextDocument, place: vscode.Position, drawn?: DrawnMachine): Promise<void> {
    [this.document, this.place] = [document, place];
    if (this.panel === undefined) {
      this.panel = vscode.window.createWebviewPanel("aslsharp.picture", "State machine", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, retainContextWhenHidden: true });
      this.panel.webview.html = page();
      this.panel.webview.onDidReceiveMessage((message: Clicked) => this.jump(message.state));
      this.panel.onDidDispose(() => (this.panel = undefined));
    }

    if (drawn === undefined) await this.redraw();
    else this.display(drawn);
  }

  private redrawSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.redraw(), RedrawDelay);
  }

  private async redraw(): Promise<void> {
    if (this.panel === undefined || this.document === undefined) return;
    const drawn = await this.requests.picture(this.document, this.place);
    if (drawn !== null) this.display(drawn);
  }

  private display(drawn: DrawnMachine): void {
    if (this.panel === undefined) return;
    this.drawn = drawn;
    this.panel.title = drawn.machine;
    void this.panel.webview.postMessage({ svg: drawn.svg });
    this.mark();
  }

  // The innermost of the states around the cursor is the last of them that is drawn.
  private mark(): void {
    if (!vscode.workspace.getConfiguration("aslsharp").get<boolean>("picture.follow", true)) return;
    const around = this.drawn?.states.filter(({ range }) =>
      new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character).contains(this.place),
    );
    const innermost = around?.reduce<(typeof around)[number] | undefined>(
      (best, state) => (best === undefined || state.range.end.line - state.range.start.line <= best.range.end.line - best.range.start.line ? state : best),
      undefined,
    );
    void this.panel?.webview.postMessage({ mark: innermost?.id ?? null });
  }

  private async jump(id: string): Promise<void> {
    const state = this.drawn?.states.find((each) => each.id === id);
    if (state === undefined || this.document === undefined) return;
    const { start, end } = state.selectionRange;
    const shown = vscode.window.visibleTextEditors.find((each) => each.document === this.document);
    await vscode.window.showTextDocument(this.document, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(start.line, start.character, end.line, end.character),
    });
  }
}

// Nothing is loaded from anywhere: the picture comes as text, and the one script is in the page.
function page(): string {
  const nonce = randomBytes(16).toString("hex");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">
<style>
body { margin: 0; padding: 8px; background: #fff; }
svg { max-width: 100%; height: auto; }
[data-state] { cursor: pointer; }
[data-state].marked > :is(.box, rect, path):first-of-type { stroke: #2563eb; stroke-width: 3; filter: drop-shadow(0 0 4px #93c5fd); }
</style>
</head>
<body>
<main id="picture"></main>
<script nonce="${nonce}">
const editor = acquireVsCodeApi();
const picture = document.getElementById("picture");
let marked = null;
function mark() {
  for (const state of picture.querySelectorAll("[data-state]")) state.classList.toggle("marked", state.dataset.state === marked);
}
window.addEventListener("message", ({ data }) => {
  if (data.svg !== undefined) picture.innerHTML = data.svg;
  if (data.mark !== undefined) marked = data.mark;
  mark();
});
picture.addEventListener("click", (click) => {
  const state = click.target.closest("[data-state]");
  if (state !== null) editor.postMessage({ state: state.dataset.state });
});
</script>
</body>
</html>`;
}
