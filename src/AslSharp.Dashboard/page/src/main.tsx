import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ExecutionView } from "./execution";
import { MachineView, RunView } from "./machine";
import { Machines } from "./machines";
import { Empty } from "./parts";
import { links, runOf, useRoute } from "./router";

function App() {
  const route = useRoute();
  const [isLive, setLive] = useState(false);
  const [title, setTitle] = useState({ arn: "", machine: "", name: "" });
  const key = route.view === "machine" ? route.name : "arn" in route ? route.arn : route.view;
  const crumbs: { text: string; link?: string }[] = [];
  if (route.view === "machine") crumbs.push({ text: route.name });
  if (route.view === "run") {
    const { machine, label } = runOf(route.arn);
    crumbs.push({ text: machine, link: links.machine(machine) }, { text: `Map Run ${label}` });
  }

  if (route.view === "execution") {
    const known = title.arn === route.arn;
    const machine = known ? title.machine : route.arn.split(":").at(-2) ?? "";
    crumbs.push({ text: machine, link: known ? links.machine(machine) : undefined }, { text: known ? title.name : route.arn.split(":").at(-1) ?? "" });
  }

  const page = crumbs.at(-1)?.text ?? "State machines";
  useEffect(() => {
    document.title = `${page} · AslSharp`;
  }, [page]);
  return (
    <>
      <a class="skip" href="#content" onClick={(event) => {
        event.preventDefault();
        document.getElementById("content")?.focus();
      }}>To the content</a>
      <header class="bar">
        <nav aria-label="Where you are">
          <a class="brand" href={links.machines()} aria-label="AslSharp: all state machines"><img src="assets/icon.svg" alt="" width="22" height="22" /><span>AslSharp</span></a>
          <ol>{crumbs.map((crumb, at) => <li key={at} class="cut" aria-current={at === crumbs.length - 1 ? "page" : undefined}>{crumb.link ? <a href={crumb.link}>{crumb.text}</a> : crumb.text}</li>)}</ol>
        </nav>
        <span class={`live ${isLive ? "on" : ""}`} role="status"><span class="dot" aria-hidden="true" />{isLive ? "Live" : "Connecting"}</span>
      </header>
      <main id="content" tabIndex={-1}>
        {route.view === "machines" && <Machines onLive={setLive} />}
        {route.view === "machine" && <MachineView key={key} name={route.name} tab={route.tab} onLive={setLive} />}
        {route.view === "execution" && <ExecutionView key={key} arn={route.arn} tab={route.tab} onLive={setLive} onTitle={(machine, name) => setTitle({ arn: route.arn, machine, name })} />}
        {route.view === "run" && <RunView key={key} arn={route.arn} onLive={setLive} />}
        {route.view === "unknown" && <Empty title="There is nothing at this address."><a href={links.machines()}>All state machines</a></Empty>}
      </main>
    </>
  );
}

render(<App />, document.getElementById("page")!);
