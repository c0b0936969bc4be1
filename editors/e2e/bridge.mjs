// Serves the page, and joins each WebSocket to a language server of its own.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocketServer } from "ws";

const here = fileURLToPath(new URL(".", import.meta.url));
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

/** The command that starts the server: ASLSHARP, or the tool as it was built last. */
export const command = (process.env.ASLSHARP ?? `dotnet ${join(here, "../../src/AslSharp.Cli/bin/Debug/net10.0/AslSharp.Cli.dll")} lsp`).split(" ");

export async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    const name = path === "/" ? "index.html" : path.slice(1);
    for (const folder of ["dist", "."]) {
      try {
        const body = await readFile(join(here, folder, name));
        response.writeHead(200, { "content-type": types[extname(name)] ?? "application/octet-stream" }).end(body);
        return;
      } catch {
        // In the next folder, perhaps.
      }
    }
    response.writeHead(404).end();
  });
  new WebSocketServer({ server, path: "/lsp" }).on("connection", join_);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function join_(socket) {
  const server = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
  let received = Buffer.alloc(0);
  server.stdout.on("data", (data) => {
    received = Buffer.concat([received, data]);
    for (let end; (end = received.indexOf("\r\n\r\n")) >= 0; ) {
      const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, end).toString())[1]);
      if (received.length < end + 4 + length) return;
      socket.send(received.subarray(end + 4, end + 4 + length).toString());
      received = received.subarray(end + 4 + length);
    }
  });
  socket.on("message", (message) => server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`));
  socket.on("close", () => server.kill());
}
