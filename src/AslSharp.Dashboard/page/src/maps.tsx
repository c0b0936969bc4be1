// Map states: how far they are, and each iteration.
import { useMemo, useState } from "preact/hooks";
import type { RunCounts } from "./api";
import type { Story, Visit } from "./fold";
import { visitText } from "./fold";
import { duration, number } from "./format";
import { Badge, Empty, Progress, Rows } from "./parts";
import { links } from "./router";

const badge = { running: "Running", done: "Succeeded", caught: "Caught", failed: "Failed", stopped: "Aborted" } as const;

function Inline({ story, visit }: { story: Story; visit: Visit }) {
  const [isOpen, setOpen] = useState(true);
  const [onlyFailed, setOnlyFailed] = useState(false);
  const all = [...visit.iterations!.values()];
  const of = (status: string) => all.filter((each) => each.status === status).length;
  const [done, failed, running, stopped] = [of("done"), of("failed"), of("running"), of("stopped")];
  const total = visit.length ?? all.length;
  const shown = useMemo(() => onlyFailed ? all.filter((each) => each.status === "failed") : all, [onlyFailed, story.version, visit]);
  const title = story.stateName(visit.state);
  return (
    <section class="map" aria-label={`${title}, iterations`}>
      <header>
        <h2>{title} <span class="faint">entered at event #{visit.id}</span></h2>
        <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? "Hide iterations" : "Show iterations"}</button>
      </header>
      <Progress label={`Iterations of ${title}`} total={total} parts={[{ kind: "done", count: done }, { kind: "failed", count: failed }, { kind: "stopped", count: stopped }, { kind: "running", count: running }]} />
      <p class="legend">
        <span>{number(done)} of {number(total)} succeeded</span>{running > 0 && <span>{number(running)} running</span>}{failed > 0 && <span class="tone bad">{number(failed)} failed</span>}
        {stopped > 0 && <span>{number(stopped)} stopped</span>}
        {failed > 0 && <label class="check"><input type="checkbox" checked={onlyFailed} onChange={(event) => setOnlyFailed(event.currentTarget.checked)} />Only failed ones</label>}
      </p>
      {isOpen && <Rows label={`Iterations of ${title}`} count={shown.length} height={32} class="iteration-rows"
        head={<><span role="columnheader" class="number">Iteration</span><span role="columnheader">Status</span><span role="columnheader" class="number">Started</span><span role="columnheader" class="number">Took</span></>}
        row={(at) => {
          const each = shown[at]!;
          return (
            <div key={each.index} class="row" role="row" aria-rowindex={at + 2}>
              <span role="cell" class="number">{each.index}</span>
              <span role="cell"><Badge status={badge[each.status]} text={visitText[each.status]} /></span>
              <span role="cell" class="number faint">+{duration(each.start)}</span>
              <span role="cell" class="number faint">{duration((each.end ?? story.length()) - each.start)}</span>
            </div>
          );
        }} />}
    </section>
  );
}

function Counted({ title, counts }: { title: string; counts: RunCounts }) {
  return (
    <div>
      <p class="legend"><strong>{title}</strong><span>{number(counts.succeeded)} of {number(counts.total)} succeeded</span>{counts.running > 0 && <span>{number(counts.running)} running</span>}{counts.failed > 0 && <span class="tone bad">{number(counts.failed)} failed</span>}</p>
      <Progress label={title} total={counts.total} parts={[{ kind: "done", count: counts.succeeded }, { kind: "failed", count: counts.failed }, { kind: "stopped", count: counts.aborted }, { kind: "running", count: counts.running }]} />
    </div>
  );
}

export function Maps({ story }: { story: Story }) {
  const visits = story.visits.filter((visit) => visit.iterations);
  if (visits.length === 0 && story.mapRuns.length === 0) return <Empty title="No Map state has begun yet." />;
  return (
    <div class="maps">
      {story.mapRuns.map((run) => (
        <section key={run.arn} class="map" aria-label="Map Run">
          <header><h2>Map Run <span class="faint">{run.arn.split(/[/:]/).slice(-2).join(" ")}</span></h2><Badge status={run.status} /><a href={links.run(run.arn)}>Its executions</a></header>
          <Counted title="Items" counts={run.items} />
          <Counted title="Executions" counts={run.executions} />
        </section>
      ))}
      {visits.map((visit) => <Inline key={visit.id} story={story} visit={visit} />)}
    </div>
  );
}
