// One execution, live.
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { get, historyAddress, post, useLive, useOneAtATime, type ExecutionAnswer } from "./api";
import { Definition } from "./definition";
import { Events } from "./events";
import { Story } from "./fold";
import { duration, moment, number } from "./format";
import { Json } from "./json";
import { Maps } from "./maps";
import { Badge, Copy, Dialog, Note, Tabs, useTick } from "./parts";
import { Picture } from "./picture";
import { go, links } from "./router";
import { StartDialog } from "./start";
import { StateView } from "./state";
import { Timeline } from "./timeline";
import { Answer } from "./waiting";

function StopDialog({ arn, onClose }: { arn: string; onClose: () => void }) {
  const [error, setError] = useState("");
  const [cause, setCause] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    post("stop", { arn, error, cause }).then(onClose, (failure: Error) => setProblem(failure.message));
  };
  return (
    <Dialog title="Stop the execution" onClose={onClose}>
      <form onSubmit={submit}>
        {problem && <Note kind="bad">{problem}</Note>}
        <label class="field">Error <span class="faint">(optional)</span><input type="text" value={error} onInput={(event) => setError(event.currentTarget.value)} /></label>
        <label class="field">Cause <span class="faint">(optional)</span><input type="text" value={cause} onInput={(event) => setCause(event.currentTarget.value)} /></label>
        <footer><button type="button" onClick={onClose}>Keep it running</button><button type="submit" class="danger">Stop it</button></footer>
      </form>
    </Dialog>
  );
}

export function ExecutionView({ arn, tab, onLive, onTitle }: { arn: string; tab: string; onLive: (isLive: boolean) => void; onTitle: (machine: string, name: string) => void }) {
  const story = useMemo(() => new Story(), [arn]);
  const [, setVersion] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [state, setState] = useState(-1);
  const [visit, setVisit] = useState<number | undefined>();
  const [dialog, setDialog] = useState<"stop" | "start" | null>(null);
  const refresh = useOneAtATime(async (signal) => {
    story.add(await get<ExecutionAnswer>("execution", { arn, after: story.rows.length }, signal));
    setVersion(story.version);
  }, setProblem, story);
  const isLive = useLive(arn, refresh);
  useEffect(() => onLive(isLive), [isLive]);
  useLayoutEffect(() => {
    setState(-1);
    setVisit(undefined);
    refresh();
  }, [story]);
  const isThere = story.version > 0;
  useEffect(() => {
    if (isThere) onTitle(story.machineName, story.execution.name);
  }, [story, isThere]);
  useTick(isThere && story.execution.status === "Running");
  const choose = useCallback((at: number) => {
    setState(at);
    setVisit(undefined);
  }, []);
  if (!isThere) return problem ? <Note kind="bad">{problem}</Note> : <p class="faint loading">Reading the execution …</p>;
  const { execution } = story;
  const redrive = () => post("redrive", { arn }).then(() => setRefused(null), (failure: Error) => setRefused(failure.message));
  const all = async () => JSON.stringify({ execution, definition: story.definition && JSON.parse(story.definition), history: await fetch(historyAddress(arn)).then((answer) => answer.json()) }, null, 2);
  const mapCount = story.visits.filter((each) => each.iterations).length + story.mapRuns.length;
  const chosenTab = tab || "state";
  const tabs = [
    { id: "state", text: state >= 0 ? "State" : "States" }, { id: "data", text: "Data" }, { id: "timeline", text: "Timeline" },
    { id: "events", text: "Events", count: number(story.rows.length) }, ...(mapCount > 0 ? [{ id: "maps", text: "Maps", count: mapCount }] : []), { id: "definition", text: "Definition" },
  ];
  return (
    <>
      <header class="title">
        <div>
          <h1>{execution.name}</h1>
          <p class="facts">
            <Badge status={execution.status} />
            <span>{duration(story.now())}</span>
            <span>started {moment(execution.started)}</span>
            {execution.redriveCount > 0 && <span>redriven {execution.redriveCount === 1 ? "once" : `${execution.redriveCount} times`}</span>}
            {execution.mapRunArn && <a href={links.run(execution.mapRunArn)}>child of a Map Run</a>}
          </p>
          <span class="unseen" role="status">The execution is {execution.status}.</span>
        </div>
        <div class="buttons">
          <Copy text={all} label="Copy as JSON" class="" />
          <a class="button" href={historyAddress(arn)} download>Download history</a>
          {!story.readOnly && execution.redrivable && <button type="button" class="main" onClick={redrive}>Redrive</button>}
          {!story.readOnly && execution.status === "Running" && !execution.mapRunArn && <button type="button" class="danger" onClick={() => setDialog("stop")}>Stop</button>}
          {!story.readOnly && !execution.mapRunArn && <button type="button" onClick={() => setDialog("start")}>New execution</button>}
        </div>
      </header>
      {(problem ?? refused) && <Note kind="bad">{problem ?? refused}</Note>}
      {(execution.error ?? execution.cause) !== undefined && <Note kind="bad"><strong>{execution.error ?? "Error"}</strong>{execution.stateName && <span class="faint"> in {execution.stateName}</span>}{execution.cause && <div class="pre">{execution.cause}</div>}</Note>}
      {story.waiting.map((task) => <Answer key={task.token} story={story} task={task} />)}
      <div class="halves">
        <section class="card picture-card" aria-label="Picture">
          {story.states.length > 0 ? <Picture path="execution/picture" query={{ arn }} version={story.version} chosen={story.states[state]?.id}
            onChoose={(id) => {
              choose(story.states.findIndex((each) => each.id === id));
              if (chosenTab === "data" || chosenTab === "maps") go(links.execution(arn), true);
            }} /> : <p class="faint">There is no picture: the definition is not here.</p>}
        </section>
        <section class="card" aria-label="Details">
          <Tabs label="Details" tabs={tabs} chosen={chosenTab} onChoose={(id) => go(links.execution(arn, id === "state" ? "" : id), true)}>
            {chosenTab === "state" && <StateView story={story} state={state} visitId={visit} onVisit={setVisit} onState={choose} />}
            {chosenTab === "data" && <><Json title="Input" value={execution.input} /><Json title="Output" value={execution.output} before={execution.input} compares absent={execution.status === "Running" ? "Not yet." : "None."} /></>}
            {chosenTab === "timeline" && <Timeline story={story} state={state} onChoose={(each) => {
              setState(each.state);
              setVisit(each.id);
              go(links.execution(arn), true);
            }} />}
            {chosenTab === "events" && <Events story={story} state={state} />}
            {chosenTab === "maps" && <Maps story={story} />}
            {chosenTab === "definition" && <Definition text={story.definition} state={story.states[state]} />}
          </Tabs>
        </section>
      </div>
      {dialog === "stop" && <StopDialog arn={arn} onClose={() => setDialog(null)} />}
      {dialog === "start" && <StartDialog machine={story.machineName} input={JSON.stringify(execution.input, null, 2)} onClose={() => setDialog(null)} />}
    </>
  );
}
