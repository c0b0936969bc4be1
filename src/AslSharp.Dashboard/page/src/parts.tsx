// The small parts that all views are made of.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Status } from "./api";
import { statusText } from "./format";

export function Badge({ status, text }: { status: string; text?: string }) {
  return <span class={`badge ${status.toLowerCase()}`}><span class="dot" aria-hidden="true" />{text ?? statusText[status as Status] ?? status}</span>;
}

export function Note({ kind, children }: { kind: "bad" | "plain" | "wait"; children: ComponentChildren }) {
  return <div class={`note ${kind}`} role={kind === "bad" ? "alert" : undefined}>{children}</div>;
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return <div class="empty"><p class="empty-title">{title}</p>{children && <p>{children}</p>}</div>;
}

/** Copies a text; the button says so for a while. */
export function Copy({ text, label = "Copy", class: style = "quiet" }: { text: string | (() => Promise<string>); label?: string; class?: string }) {
  const [told, setTold] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : await text());
      setTold("Copied");
    } catch {
      setTold("Not copied");
    }

    setTimeout(() => setTold(""), 1500);
  };
  return <button type="button" class={style} onClick={copy}>{told || label}<span class="unseen" aria-live="polite">{told}</span></button>;
}

/** Tabs, which the arrow keys move between. */
export function Tabs({ label, tabs, chosen, onChoose, children }: {
  label: string; tabs: { id: string; text: string; count?: number | string }[]; chosen: string; onChoose: (id: string) => void; children: ComponentChildren;
}) {
  const own = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = (tabs.findIndex((tab) => tab.id === chosen) + step + tabs.length) % tabs.length;
    onChoose(tabs[next]!.id);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
    event.preventDefault();
  };
  return (
    <div class="tabbed">
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" id={`${own}-${tab.id}`} aria-controls={`${own}-panel`} aria-selected={tab.id === chosen}
            tabIndex={tab.id === chosen ? 0 : -1} onClick={() => onChoose(tab.id)}>
            {tab.text}{tab.count !== undefined && <span class="count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id={`${own}-panel`} aria-labelledby={`${own}-${chosen}`} tabIndex={-1}>{children}</div>
    </div>
  );
}

/** A table that makes only the rows that are seen, all of one height. */
export function Rows({ label, count, height, head, row, onNearEnd, chosen, follows, class: style = "" }: {
  label: string; count: number; height: number; head?: ComponentChildren; row: (index: number) => JSX.Element; onNearEnd?: () => void; chosen?: number;
  follows?: boolean; class?: string;
}) {
  const view = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ top: 0, size: 600 });
  const read = () => view.current && setRange({ top: view.current.scrollTop, size: view.current.clientHeight || 600 });
  useLayoutEffect(() => {
    read();
    const observer = new ResizeObserver(read);
    if (view.current) observer.observe(view.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (chosen === undefined || chosen < 0 || !view.current) return;
    const { scrollTop, clientHeight } = view.current;
    const top = chosen * height;
    if (top < scrollTop || top + height > scrollTop + clientHeight - height) view.current.scrollTop = Math.max(0, top - clientHeight / 3);
  }, [chosen, height]);
  useLayoutEffect(() => {
    if (follows && view.current) view.current.scrollTop = view.current.scrollHeight;
  }, [follows, count]);
  const first = Math.max(0, Math.floor(range.top / height) - 8);
  const last = Math.min(count, Math.ceil((range.top + range.size) / height) + 8);
  useEffect(() => {
    if (onNearEnd && count - last < 40) onNearEnd();
  }, [last, count]);
  return (
    <div class={`rows ${style}`} ref={view} onScroll={read} tabIndex={0} role="table" aria-label={label} aria-rowcount={count + (head ? 1 : 0)}>
      {head && <div class="head" role="rowgroup"><div class="row" role="row" aria-rowindex={1}>{head}</div></div>}
      <div class="body" role="rowgroup" style={{ height: `${count * height}px` }}>
        <div class="window" role="presentation" style={{ transform: `translateY(${first * height}px)` }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, at) => row(first + at))}
        </div>
      </div>
    </div>
  );
}

/** A dialog, which Escape closes. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const own = dialog.current!;
    own.showModal();
    return () => own.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      <div class="dialog">
        <header><h2 id={id}>{title}</h2><button type="button" class="quiet close" aria-label="Close" onClick={onClose}>✕</button></header>
        {children}
      </div>
    </dialog>
  );
}

/** Tells the time again every while, so that durations grow. */
export function useTick(isOn: boolean, every = 1000) {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => setTick((tick) => tick + 1), every);
    return () => clearInterval(timer);
  }, [isOn, every]);
}

export function Progress({ label, total, parts }: { label: string; total: number; parts: { kind: string; count: number }[] }) {
  const done = parts.filter((part) => part.kind !== "running").reduce((sum, part) => sum + part.count, 0);
  return (
    <div class="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={Math.max(total, 1)} aria-valuenow={Math.min(done, Math.max(total, 1))}>
      {parts.filter((part) => part.count > 0).map((part) => <span key={part.kind} class={part.kind} style={{ flexGrow: part.count }} />)}
      {total > parts.reduce((sum, part) => sum + part.count, 0) && <span class="rest" style={{ flexGrow: total - parts.reduce((sum, part) => sum + part.count, 0) }} />}
    </div>
  );
}
