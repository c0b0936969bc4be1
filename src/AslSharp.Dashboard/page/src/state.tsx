// One state of an execution: its visits, what went in and what came out.
import { useEffect, useState } from "preact/hooks";
import { get, type HistoryEvent } from "./api";
import type { Story, Visit } from "./fold";
import { visitText } from "./fold";
import { duration } from "./format";
import { Json, parsed } from "./json";
import { Badge, Empty, Note } from "./parts";
import { details } from "./waiting";

const badge = { running: "Running", done: "Succeeded", caught: "Caught", failed: "Failed", stopped: "Aborted" } as const;

function useEvent(arn: string, id: number | undefined): Record<string, unknown> | null {
  const [known, setKnown] = useState<{ id: number; details: Record<string, unknown> } | null>(null);
  useEffect(() => {
    if (id === undefined) return;
    const controller = new AbortController();
    get<HistoryEvent>("execution/event", { arn, id }, controller.signal).then((event) => setKnown({ id, details: details(event) }), () => undefined);
    return () => controller.abort();
  }, [arn, id]);
  return id !== undefined && known?.id === id ? known.details : null;
}

function VisitDetails({ story, visit, compares }: { story: Story; visit: Visit; compares: boolean }) {
  const entered = useEvent(story.execution.arn, visit.id);
  const exited = useEvent(story.execution.arn, visit.exit);
  const input = parsed(entered?.["input"]);
  const output = parsed(exited?.["output"]);
  const end = visit.end ?? story.length();
  return (
    <>
      <dl>
        <dt>Entered</dt><dd>+{duration(visit.start)}</dd>
        <dt>Took</dt><dd>{duration(end - visit.start)}</dd>
        {visit.attempts.length > 1 && <><dt>Attempts</dt><dd>{visit.attempts.length}</dd></>}
        {visit.length !== undefined && <><dt>Iterations</dt><dd>{visit.length}</dd></>}
      </dl>
      {visit.error && visit.attempts.length <= 1 && <Note kind={visit.status === "failed" ? "bad" : "plain"}><span class="pre">{visit.error}</span></Note>}
      {visit.attempts.length > 1 && <ol class="attempts">
        {visit.attempts.map((attempt, at) => (
          <li key={attempt.start}><span class={`tone ${attempt.end === undefined ? "live" : attempt.failed ? "bad" : "good"}`}>{attempt.end === undefined ? "Under way" : attempt.failed ? "Failed" : "Succeeded"}</span> <span class="faint">
            {at === 0 ? "" : `after ${duration(attempt.start - (visit.attempts[at - 1]!.end ?? attempt.start))}, `}+{duration(attempt.start)}, took {duration((attempt.end ?? story.length()) - attempt.start)}{attempt.error && `: ${attempt.error}`}</span></li>
        ))}
      </ol>}
      {entered && <Json title="Input" value={input} />}
      {exited && <Json title="Output" value={output} before={input} compares={compares} />}
      {exited?.["assignedVariables"] !== undefined && <Json title="Assigned variables" value={Object.fromEntries(Object.entries(exited["assignedVariables"] as object).map(([name, value]) => [name, parsed(value)]))} />}
    </>
  );
}

export function StateView({ story, state, visitId, onVisit, onState }: {
  story: Story; state: number; visitId?: number; onVisit: (id: number) => void; onState: (state: number) => void;
}) {
  const [compares, setCompares] = useState(true);
  const chosen = story.states[state];
  const list = (
    <ul class="states" aria-label="States">
      {story.states.map((each, at) => {
        const [status, entries, retries] = story.stateRuns[at] ?? ["NotReached", 0, 0];
        return (
          <li key={each.id}>
            <button type="button" class={at === state ? "chosen" : ""} aria-pressed={at === state} onClick={() => onState(at === state ? -1 : at)}>
              <span class={`dot ${status.toLowerCase()}`} aria-hidden="true" /><span class="cut">{each.name}</span>
              <span class="faint">{status === "NotReached" ? "" : status}{entries > 1 && ` ×${entries}`}{retries > 0 && ` ↻${retries}`}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
  if (!chosen) return story.states.length === 0 ? <Empty title="The states are not known here." /> : <>{list}</>;
  const visits = story.visits.filter((visit) => visit.state === state);
  const visit = visits.find((each) => each.id === visitId) ?? visits.at(-1);
  return (
    <div class="state">
      <header>
        <button type="button" class="quiet" onClick={() => onState(-1)}>← All states</button>
        <h2>{chosen.name} <span class="faint">{chosen.caption}</span></h2>
        {visit && <Badge status={badge[visit.status]} text={visitText[visit.status]} />}
      </header>
      {visits.length > 1 && <label class="field inline">Visit
        <select value={visit!.id} onChange={(event) => onVisit(Number(event.currentTarget.value))}>
          {visits.slice(-2000).map((each, at) => <option key={each.id} value={each.id}>{Math.max(0, visits.length - 2000) + at + 1} of {visits.length}: {visitText[each.status]}, +{duration(each.start)}{each.number >= 0 ? ` [${each.number}]` : ""}</option>)}
        </select>
      </label>}
      {visit ? <>
        <label class="check"><input type="checkbox" checked={compares} onChange={(event) => setCompares(event.currentTarget.checked)} />Mark in the output what differs from the input</label>
        <VisitDetails key={visit.id} story={story} visit={visit} compares={compares} />
      </> : <Empty title="It has not been reached." />}
    </div>
  );
}
