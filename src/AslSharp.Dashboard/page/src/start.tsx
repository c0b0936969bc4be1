// Starts an execution: the input is checked while it is written, and remembered.
import { useId, useState } from "preact/hooks";
import { post } from "./api";
import { jsonProblem } from "./format";
import { Dialog, Note } from "./parts";
import { go, links } from "./router";

const mostRemembered = 8;
const key = (machine: string) => `aslsharp.inputs.${machine}`;

function remembered(machine: string): string[] {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(key(machine)) ?? "[]");
    return Array.isArray(all) ? all.filter((text): text is string => typeof text === "string") : [];
  } catch {
    return [];
  }
}

function remember(machine: string, input: string) {
  try {
    localStorage.setItem(key(machine), JSON.stringify([input, ...remembered(machine).filter((text) => text !== input)].slice(0, mostRemembered)));
  } catch {
    // Without a place to keep it, it is not remembered.
  }
}

export function JsonField({ label, text, onText, rows = 10 }: { label: string; text: string; onText: (text: string) => void; rows?: number }) {
  const id = useId();
  const problem = jsonProblem(text);
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
        <button type="button" class="link" disabled={problem !== null} onClick={() => onText(JSON.stringify(JSON.parse(text), null, 2))}>Format</button>
      </div>
      <textarea id={id} rows={rows} spellcheck={false} value={text} aria-invalid={problem !== null} aria-describedby={`${id}-problem`} onInput={(event) => onText(event.currentTarget.value)} />
      <p id={`${id}-problem`} class={problem ? "field-problem" : "field-fine"}>{problem ?? "Valid JSON."}</p>
    </div>
  );
}

export function StartDialog({ machine, input, onClose }: { machine: string; input?: string; onClose: () => void }) {
  const inputs = remembered(machine);
  const [text, setText] = useState(input ?? inputs[0] ?? "{}");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const started = await post<{ arn: string }>("start", { machine, name: name.trim(), input: text });
      remember(machine, text);
      onClose();
      go(links.execution(started.arn));
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <Dialog title={`Start ${machine}`} onClose={onClose}>
      <form onSubmit={submit}>
        {problem && <Note kind="bad">{problem}</Note>}
        <div class="field">
          <label for={`${id}-name`}>Name <span class="faint">(optional)</span></label>
          <input id={`${id}-name`} type="text" maxLength={80} autocomplete="off" placeholder="A new one is made" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </div>
        {inputs.length > 0 && <div class="field">
          <label for={`${id}-recent`}>Inputs used before</label>
          <select id={`${id}-recent`} onChange={(event) => event.currentTarget.value && setText(inputs[Number(event.currentTarget.value)]!)}>
            <option value="">Choose one …</option>
            {inputs.map((each, at) => <option key={each} value={at}>{each.replace(/\s+/g, " ").slice(0, 90)}</option>)}
          </select>
        </div>}
        <JsonField label="Input" text={text} onText={setText} />
        <footer><button type="button" onClick={onClose}>Cancel</button><button type="submit" class="main" disabled={isBusy || jsonProblem(text) !== null}>Start execution</button></footer>
      </form>
    </Dialog>
  );
}
