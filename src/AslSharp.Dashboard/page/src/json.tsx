// JSON that folds. With something to compare to, it marks what is new and what has changed. All of it is text.
import { useState } from "preact/hooks";
import { Copy } from "./parts";

const firstItems = 100;
const longest = 600;

type Mark = "new" | "changed" | "";

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => name in other && isSame(one[name], other[name]));
}

function Leaf({ value }: { value: unknown }) {
  const [isWhole, setWhole] = useState(false);
  if (typeof value !== "string") return <span class={`j-${value === null ? "null" : typeof value}`}>{String(value)}</span>;
  const text = JSON.stringify(value);
  if (text.length <= longest || isWhole) return <span class="j-string">{text}</span>;
  return <span class="j-string">{text.slice(0, longest)}… <button type="button" class="link" onClick={() => setWhole(true)}>all {text.length} characters</button></span>;
}

function Node({ name, value, before, compares, depth }: { name?: string; value: unknown; before: unknown; compares: boolean; depth: number }) {
  const entries = isObject(value) ? Object.entries(value) : null;
  const [isOpen, setOpen] = useState(depth < 2 && (entries?.length ?? 0) <= 50);
  const [shown, setShown] = useState(firstItems);
  const mark: Mark = !compares ? "" : before === undefined ? "new" : entries && isObject(before) ? "" : isSame(value, before) ? "" : "changed";
  const label = name === undefined ? null : <><span class="j-name">{name}</span><span class="j-mark">: </span></>;
  if (!entries) return <div class={`j-line ${mark}`}>{label}<Leaf value={value} />{mark && <span class="j-tag">{mark}</span>}</div>;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return <div class={`j-line ${mark}`}>{label}<span class="j-mark">{open}{close}</span>{mark && <span class="j-tag">{mark}</span>}</div>;
  const gone = compares && isObject(before) ? Object.keys(before).filter((key) => !(key in (value as object))) : [];
  return (
    <div class={`j-node ${mark}`}>
      <div class="j-line">
        <button type="button" class="j-fold" aria-expanded={isOpen} aria-label={`${isOpen ? "Fold" : "Unfold"} ${name ?? "the value"}`} onClick={() => setOpen(!isOpen)}>{isOpen ? "▾" : "▸"}</button>
        {label}<span class="j-mark">{open}</span>
        {!isOpen && <span class="j-more"> {entries.length === 1 ? "1 entry" : `${entries.length} entries`} {close}</span>}
        {mark && <span class="j-tag">{mark}</span>}
      </div>
      {isOpen && <div class="j-inner">
        {entries.slice(0, shown).map(([key, inner]) => (
          <Node key={key} name={key} value={inner} before={isObject(before) ? before[key] : undefined} compares={compares && mark === ""} depth={depth + 1} />
        ))}
        {entries.length > shown && <button type="button" class="link" onClick={() => setShown(shown + firstItems * 5)}>{entries.length - shown} more</button>}
        {gone.map((key) => <div key={`-${key}`} class="j-line gone"><span class="j-name">{key}</span><span class="j-tag">gone</span></div>)}
      </div>}
      {isOpen && <div class="j-line"><span class="j-mark">{close}</span></div>}
    </div>
  );
}

/** A value with its title; undefined is told in words. */
export function Json({ title, value, before, compares = false, absent = "Nothing." }: { title: string; value: unknown; before?: unknown; compares?: boolean; absent?: string }) {
  return (
    <section class="json" aria-label={title}>
      <header><h2>{title}</h2>{value !== undefined && <Copy text={JSON.stringify(value, null, 2)} />}</header>
      {value === undefined ? <p class="faint">{absent}</p> : <div class="j-root"><Node value={value} before={before} compares={compares} depth={0} /></div>}
    </section>
  );
}

/** A text that holds JSON, or is told as it is. */
export function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
