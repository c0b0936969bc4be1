// When each visit of a state was: bars with their attempts, on one scale.
import type { Story, Visit } from "./fold";
import { visitText } from "./fold";
import { duration } from "./format";
import { Empty, Rows, useTick } from "./parts";

function steps(length: number): number[] {
  const rough = length / 5;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough)!;
  const all: number[] = [];
  for (let at = 0; at <= length * 0.96; at += step) all.push(at);
  return all;
}

export function Timeline({ story, state, onChoose }: { story: Story; state: number; onChoose: (visit: Visit) => void }) {
  useTick(story.execution.status === "Running", 500);
  if (story.visits.length === 0) return <Empty title="No state has been entered yet." />;
  const length = story.length();
  const place = (time: number) => `${Math.min(100, (time / length) * 100)}%`;
  const width = (start: number, end: number) => `${Math.max(0, ((end - start) / length) * 100)}%`;
  const line = (at: number) => {
    const visit = story.visits[at]!;
    const end = visit.end ?? length;
    const around = story.byId.get(visit.outer);
    const inside = around && visit.number >= 0 ? (story.states[around.state]?.type === "Map" ? ` [${visit.number}]` : "") : "";
    const retries = Math.max(0, visit.attempts.length - 1);
    const text = `${story.stateName(visit.state)}${inside}: ${visitText[visit.status]}, from +${duration(visit.start)}, ${duration(end - visit.start)}${retries > 0 ? `, ${retries === 1 ? "1 retry" : `${retries} retries`}` : ""}`;
    return (
      <div key={visit.id} class={`row ${visit.state === state ? "chosen" : ""}`} role="row" aria-rowindex={at + 2} title={text} onClick={() => onChoose(visit)}>
        <span role="cell" class="cut" style={{ paddingLeft: `${Math.min(visit.depth, 6) * 14}px` }}>
          <button type="button" class="link plain" aria-label={text}>{story.stateName(visit.state)}<span class="faint">{inside}</span></button>
        </span>
        <span role="cell" class="lane">
          <span class={`bar ${visit.status}`} style={{ left: place(visit.start), width: width(visit.start, end) }} />
          {visit.attempts.length > 1 && visit.attempts.map((attempt) => (
            <span key={attempt.start} class={`attempt ${attempt.failed ? "failed" : "good"}`} style={{ left: place(attempt.start), width: width(attempt.start, attempt.end ?? length) }} />
          ))}
        </span>
        <span role="cell" class="number faint">{duration(end - visit.start)}{retries > 0 && <span class="retries" title={`${retries} retries`}> ↻{retries}</span>}</span>
      </div>
    );
  };
  return (
    <Rows label="Timeline" count={story.visits.length} height={30} class="timeline-rows"
      head={<><span role="columnheader">State</span><span role="columnheader" class="lane"><span class="unseen">Time</span>{steps(length).map((step) => <span key={step} class="step" style={{ left: place(step) }}>{step === 0 ? "0" : duration(step)}</span>)}</span><span role="columnheader" class="number">Took</span></>}
      row={line} />
  );
}
