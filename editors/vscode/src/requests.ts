import type * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface DrawnState {
  readonly id: string;
  readonly name: string;
  readonly range: Range;
  readonly selectionRange: Range;
}

export interface DrawnMachine {
  readonly machine: string;
  readonly svg: string;
  readonly states: readonly DrawnState[];
}

export interface Run {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
  readonly trace: readonly string[];
  readonly picture?: DrawnMachine;
  readonly problem?: string;
}

export interface StateTest {
  readonly response?: unknown;
  readonly problem?: string;
}

/** What the server answers beyond the protocol. */
export class Requests {
  public constructor(private readonly client: () => LanguageClient | undefined) {}

  public picture(document: vscode.TextDocument, position: vscode.Position): Promise<DrawnMachine | null> {
    return this.ask("aslsharp/picture", { textDocument: { uri: document.uri.toString() }, position: { line: position.line, character: position.character } }, null);
  }

  public run(document: vscode.TextDocument, position: vscode.Position, input: unknown, mocks: unknown): Promise<Run | null> {
    return this.ask("aslsharp/run", { textDocument: { uri: document.uri.toString() }, position: { line: position.line, character: position.character }, input, mocks }, null);
  }

  public testState(document: vscode.TextDocument, position: vscode.Position, state: string, input: unknown, mock: unknown): Promise<StateTest | null> {
    return this.ask(
      "aslsharp/testState",
      { textDocument: { uri: document.uri.toString() }, position: { line: position.line, character: position.character }, state, input, mock },
      null,
    );
  }

  public rulePage(id: string): Promise<string | null> {
    return this.ask("aslsharp/rulePage", { id }, null);
  }

  // The text may change while the server works: then there is no answer, and another question comes.
  private async ask<T>(method: string, parameters: object, none: T): Promise<T> {
    try {
      return (await this.client()?.sendRequest<T>(method, parameters)) ?? none;
    } catch {
      return none;
    }
  }
}
