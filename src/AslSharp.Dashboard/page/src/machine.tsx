// One state machine: its executions, its picture, its definition.
import { useLayoutEffect, useState } from "preact/hooks";
import { get, useOneAtATime, type MachineDetails } from "./api";
import { Definition } from "./definition";
import { Executions } from "./executions";
import { number } from "./format";
import { Copy, Note, Tabs } from "./parts";
import { Picture } from "./picture";
import { go, links, runOf } from "./router";
import { StartDialog } from "./start";

export function MachineView({ name, tab, onLive }: { name: string; tab: string; onLive: (isLive: boolean) => void }) {
  const [machine, setMachine] = useState<MachineDetails | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>();
  const refresh = useOneAtATime(async (signal) => setMachine(await get("machine", { name }, signal)), setProblem, name);
  useLayoutEffect(refresh, [name]);
  if (!machine && problem) return <Note kind="bad">{problem}</Note>;
  const chosenTab = tab || "executions";
  // The list is asked for by the machine's name, at the same time as the machine.
  return (
    <>
      <header class="title">
        <div>
          <h1>{name}</h1>
          {machine?.comment && <p class="comment">{machine.comment}</p>}
          <p class="facts">{machine ? <><span>{machine.states.length === 1 ? "1 state" : `${number(machine.states.length)} states`}</span><span class="cut mono">{machine.arn}</span></>
            : <span class="faint">Reading the state machine …</span>}</p>
        </div>
        {machine && <div class="buttons"><Copy text={machine.arn} label="Copy ARN" class="" />{!machine.readOnly && <button type="button" class="main" onClick={() => setStarting(true)}>Start execution</button>}</div>}
      </header>
      {problem && <Note kind="bad">{problem}</Note>}
      <div class="halves machine-halves">
        <section class="card picture-card" aria-label="Picture">
          {machine && (machine.states.length > 0 ? <Picture path="picture" query={{ name: machine.name, part: "1" }} version={0} chosen={chosen} onChoose={(id) => {
            setChosen(id);
            go(links.machine(name, "definition"), true);
          }} /> : <p class="faint">There is no picture: the definition is not here.</p>)}
        </section>
        <section class="card" aria-label="Details">
          <Tabs label="Details" chosen={chosenTab} onChoose={(id) => go(links.machine(name, id === "executions" ? "" : id), true)}
            tabs={[
              { id: "executions", text: "Executions", count: machine ? number(Object.values(machine.counts).reduce((sum, count) => sum + count, 0)) : undefined },
              { id: "definition", text: "Definition" },
            ]}>
            {chosenTab === "executions" ? <Executions of={name} counts={machine?.counts} onLive={onLive} onChange={refresh} />
              : machine && <Definition text={machine.definition} state={machine.states.find((state) => state.id === chosen)} />}
          </Tabs>
        </section>
      </div>
      {isStarting && <StartDialog machine={name} onClose={() => setStarting(false)} />}
    </>
  );
}

/** The child executions of a Map Run. */
export function RunView({ arn, onLive }: { arn: string; onLive: (isLive: boolean) => void }) {
  return (
    <>
      <header class="title"><div><h1>Map Run {runOf(arn).label}</h1><p class="facts"><span class="cut mono">{arn}</span></p></div></header>
      <section class="card" aria-label="Child executions"><div class="panel"><Executions of={arn} onLive={onLive} onChange={() => undefined} /></div></section>
    </>
  );
}
