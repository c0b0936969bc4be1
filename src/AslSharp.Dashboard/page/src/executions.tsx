// A list of executions of any length: searched by name, filtered by status, live.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { get, useLive, useOneAtATime, type Counts, type Item, type Status } from "./api";
import { duration, moment, number, since, statuses, statusText } from "./format";
import { Badge, Empty, Note, Rows, useTick } from "./parts";
import { links } from "./router";

type Answer = { now: number; next?: string; executions: Item[] };
const pageLength = 100;

export function Executions({ of, counts, onLive, onChange }: { of: string; counts?: Counts; onLive: (isLive: boolean) => void; onChange: () => void }) {
  const [name, setName] = useState("");
  const [wanted, setWanted] = useState("");
  const [status, setStatus] = useState<Status | "">("");
  const [items, setItems] = useState<Item[] | null>(null);
  const [next, setNext] = useState<string | undefined>();
  const [lead, setLead] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const isReading = useRef(false);
  const key = `${of}\n${wanted}\n${status}`;
  const now = useRef(key);
  now.current = key;
  useEffect(() => {
    const timer = setTimeout(() => setWanted(name.trim()), 150);
    return () => clearTimeout(timer);
  }, [name]);
  const refresh = useOneAtATime(async (signal) => {
    const answer = await get<Answer>("executions", { of, status, name: wanted, most: pageLength }, signal);
    if (now.current !== key) return;
    setLead(answer.now - Date.now());
    // What was read before stays below the first page, as far as that page reaches it.
    setItems((before) => {
      const fresh = new Set(answer.executions.map((each) => each.arn));
      const joined = before?.findIndex((each) => each.arn === answer.executions.at(-1)?.arn) ?? -1;
      if (!before || before.length <= pageLength || joined < 0) {
        setNext(answer.next);
        return answer.executions;
      }

      return [...answer.executions, ...before.slice(joined + 1).filter((each) => !fresh.has(each.arn))];
    });
  }, setProblem, key);
  useLayoutEffect(() => {
    setItems(null);
    setNext(undefined);
    isReading.current = false;
    refresh();
  }, [key]);
  const isLive = useLive(of, () => {
    refresh();
    onChange();
  });
  useEffect(() => onLive(isLive), [isLive]);
  const more = useCallback(() => {
    if (!next || isReading.current) return;
    isReading.current = true;
    const asked = key;
    get<Answer>("executions", { of, status, name: wanted, most: 500, next }).then((answer) => {
      if (now.current !== asked) return;
      setItems((before) => [...before ?? [], ...answer.executions]);
      setNext(answer.next);
    }, () => undefined).finally(() => { isReading.current = false; });
  }, [next, key]);
  useTick(items?.some((each) => each.status === "Running") ?? false);
  const time = Date.now() + lead;
  return (
    <div class="executions">
      <div class="filters">
        <input type="search" aria-label="Search by name" placeholder="Search by name" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        <div class="chips" role="group" aria-label="Status">
          <button type="button" aria-pressed={status === ""} onClick={() => setStatus("")}>All{counts && <span class="count">{number(statuses.reduce((sum, each) => sum + counts[each], 0))}</span>}</button>
          {statuses.map((each) => <button key={each} type="button" aria-pressed={status === each} onClick={() => setStatus(status === each ? "" : each)}>
            <span class={`dot ${each.toLowerCase()}`} aria-hidden="true" />{statusText[each]}{counts && <span class="count">{number(counts[each])}</span>}
          </button>)}
        </div>
      </div>
      {problem && <Note kind="bad">{problem}</Note>}
      {items && items.length === 0 ? <Empty title={wanted || status ? "No execution fits." : "Nothing has run yet."}>{wanted || status ? "Another name or status may." : "Start one, and watch it here."}</Empty> : (
        <Rows label="Executions" count={items?.length ?? 0} height={44} class="execution-rows" onNearEnd={more}
          head={<><span role="columnheader">Name</span><span role="columnheader">Status</span><span role="columnheader">Started</span><span role="columnheader" class="number">Took</span></>}
          row={(at) => {
            const each = items![at]!;
            return (
              <div key={each.arn} class="row" role="row" aria-rowindex={at + 2}>
                <span role="cell" class="cut"><a href={links.execution(each.arn)} title={each.name}>{each.name}</a></span>
                <span role="cell"><Badge status={each.status} /></span>
                <span role="cell" class="faint" title={moment(each.started)}>{since(each.started, time)}</span>
                <span role="cell" class="number faint">{duration((each.stopped ?? time) - each.started)}</span>
              </div>
            );
          }} />
      )}
    </div>
  );
}
