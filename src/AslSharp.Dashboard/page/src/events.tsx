// All events of an execution: a table of any length, with filters, and the data of the chosen one.
import { useEffect, useMemo, useState } from "preact/hooks";
import { get, type HistoryEvent } from "./api";
import type { Story } from "./fold";
import { duration, moment, number } from "./format";
import { Json, parsed } from "./json";
import { Rows } from "./parts";
import { details } from "./waiting";

const kinds: [string, RegExp][] = [
  ["All events", /./], ["States", /State(Entered|Exited)$/], ["Tasks", /^(Task(?!State)|LambdaFunction|Activity)/], ["Map and Parallel", /^(Map|ParallelState)/],
  ["Failures", /(Failed|TimedOut|Aborted)$/], ["Execution", /^Execution/],
];

function tone(type: string) {
  if (/(Failed|TimedOut)$/.test(type) || type === "FailStateEntered") return "bad";
  if (/Aborted$/.test(type)) return "stopped";
  if (/Succeeded$/.test(type)) return "good";
  return /Redriven|Started|Scheduled|Submitted/.test(type) ? "live" : "";
}

const words = (type: string) => type.replace(/([a-z])([A-Z])/g, "$1 $2");

export function EventDetails({ arn, id, type }: { arn: string; id: number; type: string }) {
  const [event, setEvent] = useState<HistoryEvent | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    setEvent(null);
    get<HistoryEvent>("execution/event", { arn, id }, controller.signal).then(setEvent, () => undefined);
    return () => controller.abort();
  }, [arn, id]);
  if (!event) return <section class="details" aria-label="Event"><p class="faint">Reading event {id} …</p></section>;
  const all = details(event);
  const data = ["input", "parameters", "output", "assignedVariables"].filter((name) => all[name] !== undefined);
  const facts = Object.entries(all).filter(([name, value]) => !data.includes(name) && typeof value !== "object" && name !== "name");
  return (
    <section class="details" aria-label={`Event ${id}`}>
      <h2><span class="faint">#{id}</span> {words(type)}</h2>
      <dl>
        <dt>Time</dt><dd>{moment(Date.parse(event.timestamp))}</dd>
        <dt>After event</dt><dd>#{event.previousEventId}</dd>
        {facts.map(([name, value]) => <><dt key={name}>{name}</dt><dd class="pre">{String(value)}</dd></>)}
      </dl>
      {data.map((name) => <Json key={`${id}${name}`} title={name} value={parsed(all[name])} />)}
      <Json key={`${id}event`} title="The event as GetExecutionHistory tells it" value={event} />
    </section>
  );
}

export function Events({ story, state }: { story: Story; state: number }) {
  const [text, setText] = useState("");
  const [kind, setKind] = useState(0);
  const [onlyState, setOnlyState] = useState(false);
  const [chosen, setChosen] = useState(0);
  const isAll = text === "" && kind === 0 && !(onlyState && state >= 0);
  const found = useMemo(() => {
    if (isAll) return null;
    const wanted = text.toLowerCase();
    const ids: number[] = [];
    const fits = story.types.map((type) => kinds[kind]![1].test(type));
    const names = story.states.map((each) => each.name.toLowerCase());
    const types = story.types.map((type) => `${type} ${words(type)}`.toLowerCase());
    story.rows.forEach((row, at) => {
      if (!fits[row[2]] || (onlyState && state >= 0 && row[3] !== state)) return;
      if (wanted && !types[row[2]]!.includes(wanted) && !(names[row[3]] ?? "").includes(wanted) && !(row[7] ?? "").toLowerCase().includes(wanted) && String(at + 1) !== wanted) return;
      ids.push(at + 1);
    });
    return ids;
  }, [story, story.rows.length, isAll, text, kind, onlyState, state]);
  const count = found?.length ?? story.rows.length;
  const line = (at: number) => {
    const id = found ? found[at]! : at + 1;
    const [, time, typeNumber, stateNumber, , , , message] = story.rows[id - 1]!;
    const type = story.types[typeNumber]!;
    return (
      <div key={id} class={`row ${id === chosen ? "chosen" : ""}`} role="row" aria-rowindex={at + 2} onClick={() => setChosen(id === chosen ? 0 : id)}>
        <span role="cell" class="number faint">{id}</span>
        <span role="cell" class="cut"><button type="button" class={`link tone ${tone(type)}`} aria-pressed={id === chosen}>{words(type)}</button></span>
        <span role="cell" class="cut">{story.stateName(stateNumber)}</span>
        <span role="cell" class="number faint">+{duration(time)}</span>
        <span role="cell" class="cut faint">{message}</span>
      </div>
    );
  };
  return (
    <div class="events">
      <div class="filters">
        <input type="search" aria-label="Filter events" placeholder="Filter by text or number" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <select aria-label="Kind of events" value={kind} onChange={(event) => setKind(Number(event.currentTarget.value))}>{kinds.map(([name], at) => <option key={name} value={at}>{name}</option>)}</select>
        {state >= 0 && <label class="check"><input type="checkbox" checked={onlyState} onChange={(event) => setOnlyState(event.currentTarget.checked)} />Only {story.stateName(state)}</label>}
        <span class="faint" role="status">{isAll ? number(count) : `${number(count)} of ${number(story.rows.length)}`} events</span>
      </div>
      <Rows label="Events" count={count} height={32} class="event-rows" chosen={found ? undefined : chosen - 1}
        head={<><span role="columnheader" class="number">#</span><span role="columnheader">Event</span><span role="columnheader">State</span><span role="columnheader" class="number">Time</span><span role="columnheader">Error</span></>}
        row={line} />
      {chosen > 0 && <EventDetails arn={story.execution.arn} id={chosen} type={story.typeOf(chosen)} />}
    </div>
  );
}
