// The machine's picture. New drawings are laid over the one that is shown, so that colours fade and nothing jumps.
import { useEffect, useRef } from "preact/hooks";
import { getPicture } from "./api";

function adopt(shown: Element, drawn: Element) {
  for (const { name } of [...shown.attributes]) if (!drawn.hasAttribute(name) && name !== "data-chosen") shown.removeAttribute(name);
  for (const { name, value } of drawn.attributes) if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  const [old, next] = [[...shown.childNodes], [...drawn.childNodes]];
  next.forEach((node, at) => {
    const known = old[at];
    if (!known) shown.append(document.importNode(node, true));
    else if (known.nodeName !== node.nodeName) known.replaceWith(document.importNode(node, true));
    else if (node instanceof Element) adopt(known as Element, node);
    else if (known.textContent !== node.textContent) known.textContent = node.textContent;
  });
  for (const extra of old.slice(next.length)) extra.remove();
}

export function Picture({ path, query, version, chosen, onChoose }: {
  path: string; query: Record<string, string>; version: number; chosen?: string; onChoose?: (id: string) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const work = useRef({ isRunning: false, version: -1 });
  const latest = useRef(version);
  latest.current = version;
  const mark = (id?: string) => {
    for (const state of place.current?.querySelectorAll("[data-chosen]") ?? []) state.removeAttribute("data-chosen");
    if (id) place.current?.querySelector(`[data-state="${CSS.escape(id)}"]`)?.setAttribute("data-chosen", "");
  };
  const chosenNow = useRef(chosen);
  chosenNow.current = chosen;
  useEffect(() => {
    const controller = new AbortController();
    const draw = async () => {
      if (work.current.isRunning) return;
      work.current.isRunning = true;
      try {
        while (work.current.version !== latest.current && !controller.signal.aborted) {
          const drawing = latest.current;
          const svg = await getPicture(path, query, controller.signal);
          const shown = place.current?.firstElementChild;
          if (shown) adopt(shown, svg);
          else place.current?.append(document.importNode(svg, true));
          work.current.version = drawing;
          mark(chosenNow.current);
        }
      } catch {
        // What is shown stays; the next change draws anew.
      } finally {
        work.current.isRunning = false;
      }
    };
    void draw();
    return () => {
      if (work.current.version === version) controller.abort();
    };
  }, [path, query["arn"] ?? query["name"], version]);
  useEffect(() => mark(chosen), [chosen]);
  const click = (event: MouseEvent) => {
    const state = event.target instanceof Element ? event.target.closest("[data-state]") : null;
    if (state && onChoose) onChoose(state.getAttribute("data-state")!);
  };
  return <div class={`picture ${onChoose ? "choosable" : ""}`} ref={place} onClick={click} tabIndex={0} role="group" aria-label="Picture of the state machine" />;
}
