// A client of the protocol over standard input and output, by Microsoft's own library.
import { spawn } from "node:child_process";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { command } from "./bridge.mjs";

export async function connect() {
  const server = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } }, diagnostic: {} } };
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification("initialized", {});
  let count = 0;
  return {
    connection,
    async open(text, extension = "asl.json") {
      const uri = `file:///project/file${++count}.${extension}`;
      await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "asl", version: 1, text } });
      return uri;
    },
    async close() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
      server.kill();
    },
  };
}

export function positionOf(text, offset) {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}
