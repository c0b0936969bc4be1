// The text of a definition with the chosen state marked.
import { useMemo } from "preact/hooks";
import type { State } from "./api";
import { Copy, Empty, Rows } from "./parts";

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

function coloured(line: string) {
  const parts = [];
  let last = 0;
  for (const match of line.matchAll(token)) {
    if (match.index > last) parts.push(line.slice(last, match.index));
    if (match[1]) {
      parts.push(<span class={match[2] ? "j-name" : "j-string"}>{match[1]}</span>);
      if (match[2]) parts.push(match[2]);
    } else {
      parts.push(<span class={match[3] ? "j-number" : "j-boolean"}>{match[0]}</span>);
    }

    last = match.index + match[0].length;
  }

  parts.push(line.slice(last));
  return parts;
}

export function Definition({ text, state }: { text?: string; state?: State }) {
  const lines = useMemo(() => text?.split(/\r?\n/) ?? [], [text]);
  if (text === undefined) return <Empty title="The text of the definition is not here.">Projects that reference AslSharp.AspNetCore keep it in their assembly.</Empty>;
  return (
    <div class="definition">
      <div class="filters"><span class="faint">{lines.length} lines{state ? `, ${state.name} is marked` : ""}</span><Copy text={text} /></div>
      <Rows label="Definition" count={lines.length} height={20} class="code-rows" chosen={state?.first === undefined ? undefined : state.first - 1}
        row={(at) => (
          <div key={at} class={`row ${state?.first !== undefined && at + 1 >= state.first && at + 1 <= state.last! ? "chosen" : ""}`} role="row" aria-rowindex={at + 1}>
            <span role="rowheader" class="number faint">{at + 1}</span><span role="cell" class="code">{coloured(lines[at]!)}</span>
          </div>
        )} />
    </div>
  );
}
