// All state machines, each with its picture and its numbers.
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { get, pictureAddress, useLive, useOneAtATime, type Item, type Machine } from "./api";
import { duration, number, statuses, statusText } from "./format";
import { Empty, Note } from "./parts";
import { links } from "./router";
import { StartDialog } from "./start";

/** The last executions, the newest at the right: how each ended, and how long it took beside the others. */
function Recent({ items, now }: { items: Item[]; now: number }) {
  if (items.length === 0) return <p class="faint recent-none">No executions yet</p>;
  const lengths = items.map((each) => (each.stopped ?? now) - each.started);
  const longest = Math.max(...lengths, 1);
  return (
    <div class="recent" role="img" aria-label={`The last ${items.length} executions: ${statuses.map((status) => [status, items.filter((each) => each.status === status).length] as const).filter(([, count]) => count > 0).map(([status, count]) => `${count} ${statusText[status].toLowerCase()}`).join(", ")}`}>
      {items.map((each, at) => <span key={each.arn} class={each.status.toLowerCase()} title={`${each.name}: ${statusText[each.status]}, ${duration(lengths[at]!)}`} style={{ height: `${Math.max(14, (Math.log1p(lengths[at]!) / Math.log1p(longest)) * 100)}%` }} />).reverse()}
    </div>
  );
}

export function Machines({ onLive }: { onLive: (isLive: boolean) => void }) {
  const [answer, setAnswer] = useState<{ readOnly: boolean; now: number; machines: Machine[] } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [starting, setStarting] = useState<string | null>(null);
  const refresh = useOneAtATime(async (signal) => setAnswer(await get("machines", {}, signal)), setProblem, "");
  const isLive = useLive(undefined, refresh);
  useEffect(() => onLive(isLive), [isLive]);
  useLayoutEffect(refresh, []);
  if (!answer) return problem ? <Note kind="bad">{problem}</Note> : <p class="faint loading">Reading the state machines …</p>;
  return (
    <>
      <header class="title"><div><h1>State machines</h1><p class="facts"><span>{answer.machines.length === 1 ? "1 machine" : `${number(answer.machines.length)} machines`}</span></p></div></header>
      {problem && <Note kind="bad">{problem}</Note>}
      {answer.machines.length === 0 && <Empty title="No state machine is registered.">AddAslSharp().AddStateMachine registers them.</Empty>}
      <ul class="cards">
        {answer.machines.map((machine) => (
          <li key={machine.arn} class="card machine">
            <a class="thumb" href={links.machine(machine.name)} tabIndex={-1} aria-hidden="true">{machine.hasPicture && <img src={pictureAddress(machine.name)} alt="" loading="lazy" />}</a>
            <div class="machine-body">
              <h2><a href={links.machine(machine.name)}>{machine.name}</a></h2>
              <p class="comment">{machine.comment ?? `${machine.states} ${machine.states === 1 ? "state" : "states"}`}</p>
              <Recent items={machine.recent} now={answer.now} />
              <div class="machine-foot">
                <ul class="numbers">
                  {statuses.filter((status) => machine.counts[status] > 0 || status === "Running" || status === "Succeeded" || status === "Failed").map((status) => (
                    <li key={status}><span class={`dot ${status.toLowerCase()}`} aria-hidden="true" /><strong>{number(machine.counts[status])}</strong> <span class="faint">{statusText[status].toLowerCase()}</span></li>
                  ))}
                </ul>
                {!answer.readOnly && <button type="button" aria-label={`Start ${machine.name}`} onClick={() => setStarting(machine.name)}>Start</button>}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {starting && <StartDialog machine={starting} onClose={() => setStarting(null)} />}
    </>
  );
}
