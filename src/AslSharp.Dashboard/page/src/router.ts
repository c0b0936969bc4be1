// Addresses of the page, below <base>: the server answers each of them with the page.
import { useEffect, useState } from "preact/hooks";

export type Route =
  | { view: "machines" }
  | { view: "machine"; name: string; tab: string }
  | { view: "execution"; arn: string; tab: string }
  | { view: "run"; arn: string }
  | { view: "unknown" };

const root = new URL(document.baseURI).pathname;

function parse(): Route {
  const path = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : "";
  const [kind, name, tab = ""] = path.split("/").map(decodeURIComponent);
  if (!kind) return { view: "machines" };
  if (kind === "machines" && name) return { view: "machine", name, tab };
  if (kind === "executions" && name) return { view: "execution", arn: name, tab };
  if (kind === "runs" && name) return { view: "run", arn: name };
  return { view: "unknown" };
}

/** What the ARN of a Map Run says: its machine, and the label of its state. */
export function runOf(arn: string): { machine: string; label: string } {
  const [machine = "", rest = ""] = (arn.split(":mapRun:")[1] ?? "").split("/");
  return { machine, label: rest.split(":")[0] ?? "" };
}

export const links = {
  machines: () => root,
  machine: (name: string, tab = "") => `${root}machines/${encodeURIComponent(name)}${tab && `/${tab}`}`,
  execution: (arn: string, tab = "") => `${root}executions/${encodeURIComponent(arn)}${tab && `/${tab}`}`,
  run: (arn: string) => `${root}runs/${encodeURIComponent(arn)}`,
};

export function go(path: string, replaces = false) {
  if (replaces) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** The address, and what follows it. */
export function useRoute(): Route {
  const [route, setRoute] = useState(parse);
  useEffect(() => {
    const follow = () => setRoute(parse());
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || link.target || link.hasAttribute("download")) return;
      if (link.origin !== location.origin || !link.pathname.startsWith(root) || link.hash) return;
      event.preventDefault();
      go(link.pathname);
      scrollTo(0, 0);
    };
    addEventListener("popstate", follow);
    document.addEventListener("click", click);
    return () => {
      removeEventListener("popstate", follow);
      document.removeEventListener("click", click);
    };
  }, []);
  return route;
}
