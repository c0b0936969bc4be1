// A task that waits for a person: what it was given, and the form that answers it.
import { useEffect, useState } from "preact/hooks";
import { get, post, type HistoryEvent, type Waiting } from "./api";
import type { Story } from "./fold";
import { duration, jsonProblem } from "./format";
import { Json, parsed } from "./json";
import { Copy, Note } from "./parts";
import { JsonField } from "./start";

/** What an event holds beside its number, its time and its type. */
export function details(event: HistoryEvent): Record<string, unknown> {
  const name = Object.keys(event).find((each) => each.endsWith("EventDetails"));
  return (name ? event[name] : undefined) as Record<string, unknown> ?? {};
}

function useGiven(story: Story, task: Waiting): unknown {
  const [given, setGiven] = useState<unknown>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    for (let id = story.rows.length; id > 0; id--) {
      if (story.rows[id - 1]![4] !== task.visit || !/Scheduled$/.test(story.typeOf(id))) continue;
      get<HistoryEvent>("execution/event", { arn: story.execution.arn, id }, controller.signal).then((event) => setGiven(parsed(details(event)["parameters"] ?? details(event)["input"])), () => undefined);
      break;
    }

    return () => controller.abort();
  }, [task.token]);
  return given;
}

export function Answer({ story, task }: { story: Story; task: Waiting }) {
  const [isOpen, setOpen] = useState(false);
  const [output, setOutput] = useState("{\n  \"approved\": true\n}");
  const [error, setError] = useState("Rejected");
  const [cause, setCause] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const given = useGiven(story, task);
  const send = async (answer: string, more: object) => {
    setBusy(true);
    try {
      await post("answer", { token: task.token, answer, ...more });
      setProblem(null);
    } catch (failure) {
      setProblem((failure as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="note wait answer" aria-label={`${task.state} waits for an answer`}>
      <div class="answer-head">
        <div>
          <strong>{task.state}</strong> waits for {task.forWorker ? "a worker" : "an answer"}
          <span class="faint"> for {duration(story.now() - (story.byId.get(task.visit)?.start ?? 0))}</span>
        </div>
        <div class="buttons">
          <Copy text={task.token} label="Copy token" class="" />
          {!story.readOnly && !task.forWorker && <button type="button" class="main" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? "Close" : "Answer"}</button>}
        </div>
      </div>
      {isOpen && <div class="answer-body">
        <Json title="What it was given" value={given} absent="Nothing that is kept." />
        <form onSubmit={(event) => event.preventDefault()}>
          {problem && <Note kind="bad">{problem}</Note>}
          <JsonField label="Output" text={output} onText={setOutput} rows={5} />
          <div class="buttons">
            <button type="button" class="main good" disabled={isBusy || jsonProblem(output) !== null} onClick={() => send("success", { output })}>Approve</button>
            <button type="button" disabled={isBusy} onClick={() => send("heartbeat", {})}>Send heartbeat</button>
          </div>
          <fieldset>
            <legend>Or let it fail</legend>
            <label>Error <input type="text" value={error} onInput={(event) => setError(event.currentTarget.value)} /></label>
            <label>Cause <input type="text" value={cause} placeholder="Why, for whoever reads the history" onInput={(event) => setCause(event.currentTarget.value)} /></label>
            <button type="button" class="danger" disabled={isBusy} onClick={() => send("failure", { error, cause })}>Reject</button>
          </fieldset>
        </form>
      </div>}
    </section>
  );
}
