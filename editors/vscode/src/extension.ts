import * as vscode from "vscode";
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";
import { Picture } from "./picture.js";
import { runMachine, testState, type Place } from "./running.js";
import { Requests } from "./requests.js";

const Languages = ["asl", "asl-yaml"];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const requests = new Requests(() => client);
  const picture = new Picture(requests);
  const output = vscode.window.createOutputChannel("AslSharp");
  context.subscriptions.push(
    picture,
    output,
    vscode.workspace.registerTextDocumentContentProvider("aslsharp-rule", {
      provideTextDocumentContent: async (uri) => (await requests.rulePage(uri.path.replace(/^\/|\.md$/g, ""))) ?? "",
    }),
    vscode.commands.registerCommand("aslsharp.picture", (uri?: string, at?: Place) => withEditor(uri, at, (document, place) => picture.show(document, place))),
    vscode.commands.registerCommand("aslsharp.run", (uri?: string, at?: Place) =>
      withEditor(uri, at, (document, place) => runMachine(requests, picture, output, document, place)),
    ),
    vscode.commands.registerCommand("aslsharp.testState", (uri?: string, at?: Place, name?: string) =>
      withEditor(uri, at, (document, place) => testState(requests, output, document, place, name)),
    ),
    vscode.commands.registerCommand("aslsharp.waysIn", (uri: string, at: Place) => showWaysIn(uri, at)),
    vscode.commands.registerCommand("aslsharp.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("aslsharp.server") || change.affectsConfiguration("aslsharp.templates")) {
        await vscode.commands.executeCommand("aslsharp.restart");
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("aslsharp");
  const command = settings.get<string>("server.path", "aslsharp");
  const server: ServerOptions = { command, args: settings.get<string[]>("server.arguments", ["lsp"]), transport: TransportKind.stdio };
  const templates = settings.get<string[]>("templates", []);
  const options: LanguageClientOptions = {
    documentSelector: [
      ...Languages.map((language) => ({ language })),
      ...templates.flatMap((pattern) => [{ language: "yaml", pattern }, { language: "json", pattern }, { language: "cloudformation", pattern }]),
    ],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.input.json") },
  };
  client = new LanguageClient("aslsharp", "AslSharp", server, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const settingsButton = "Open the Settings";
    const chosen = await vscode.window.showErrorMessage(
      `'${command}' does not start: ${error instanceof Error ? error.message : String(error)}. Install it with: dotnet tool install --global AslSharp.Cli`,
      settingsButton,
    );
    if (chosen === settingsButton) await vscode.commands.executeCommand("workbench.action.openSettings", "aslsharp.server");
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function withEditor(uri: string | undefined, at: Place | undefined, act: (document: vscode.TextDocument, place: vscode.Position) => Promise<void>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const document = typeof uri === "string" ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)) : editor?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage("Open a definition first.");
    return;
  }

  const place = at === undefined ? (editor?.document === document ? editor.selection.active : new vscode.Position(0, 0)) : new vscode.Position(at.line, at.character);
  await act(document, place);
}

async function showWaysIn(uri: string, at: Place): Promise<void> {
  const target = vscode.Uri.parse(uri);
  const place = new vscode.Position(at.line, at.character + 1);
  const places = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", target, place);
  await vscode.commands.executeCommand("editor.action.showReferences", target, place, places);
}
