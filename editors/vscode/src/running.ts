import * as vscode from "vscode";
import type { Picture } from "./picture.js";
import type { Requests } from "./requests.js";

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Runs the machine with an input and the answers of its tasks, shows what it did in the picture, and its trace in the output. */
export async function runMachine(requests: Requests, picture: Picture, output: vscode.OutputChannel, document: vscode.TextDocument, place: vscode.Position): Promise<void> {
  const example = await exampleOf(document);
  const input = await askForJson("The input of the execution", example ?? "{}");
  if (input === undefined) return;
  const mocks = await askForJson('The answers of the tasks: {"State": answer}, or {"State": [first, second]}', "{}");
  if (mocks === undefined) return;
  const run = await requests.run(document, place, input, mocks);
  if (run === null) return;
  output.appendLine(run.trace.join("\n"));
  if (run.output !== undefined) output.appendLine(JSON.stringify(run.output, null, 2));
  if (run.picture !== undefined) await picture.show(document, place, run.picture);
  if (run.problem !== undefined) void vscode.window.showWarningMessage(run.problem);
  else if (run.error !== undefined) void vscode.window.showWarningMessage(`${run.status}: ${run.error}${run.cause === undefined ? "" : `, ${run.cause}`}`);
  else void vscode.window.showInformationMessage(`${run.status}: ${JSON.stringify(run.output)}`);
}

/** Tests one state with an input, as the service's TestState does. */
export async function testState(requests: Requests, output: vscode.OutputChannel, document: vscode.TextDocument, place: vscode.Position, name?: string): Promise<void> {
  const state = name ?? (await vscode.window.showInputBox({ title: "Which state?", prompt: "The name of the state to test." }));
  if (state === undefined) return;
  const input = await askForJson(`The input of '${state}'`, "{}");
  if (input === undefined) return;
  const mock = await askForJson('What its task answers: {"result": …} or {"errorOutput": {"error": …}}; empty for none', "");
  if (mock === undefined) return;
  const test = await requests.testState(document, place, state, input, mock ?? undefined);
  if (test === null) return;
  output.appendLine(`${state}: ${test.problem ?? JSON.stringify(test.response, null, 2)}`);
  output.show(true);
}

async function exampleOf(document: vscode.TextDocument): Promise<string | undefined> {
  const path = document.uri.path.replace(/\.asl\.(json|ya?ml)$/, ".input.json");
  if (path === document.uri.path) return undefined;
  try {
    return JSON.stringify(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri.with({ path })))));
  } catch {
    return undefined;
  }
}

// Undefined where nobody answers; null for an empty answer.
async function askForJson(title: string, value: string): Promise<unknown> {
  const text = await vscode.window.showInputBox({ title, value, ignoreFocusOut: true, validateInput: (typed) => problemOf(typed) });
  if (text === undefined) return undefined;
  return text.trim() === "" ? null : (JSON.parse(text) as unknown);
}

function problemOf(text: string): string | undefined {
  try {
    if (text.trim() !== "") JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
