// What the server tells and takes.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

export type Status = "Running" | "Succeeded" | "Failed" | "TimedOut" | "Aborted";
export type Counts = Record<Status, number>;
export type Item = { arn: string; name: string; status: Status; started: number; stopped?: number };
export type Machine = { name: string; arn: string; comment?: string; states: number; hasPicture: boolean; counts: Counts; recent: Item[] };
export type State = { id: string; name: string; type: string; caption: string; first?: number; last?: number };
export type MachineDetails = {
  name: string; arn: string; fingerprint: string; created: number; readOnly: boolean; counts: Counts; definition?: string; comment?: string; states: State[];
};
export type Execution = {
  arn: string; machineArn: string; name: string; status: Status; started: number; stopped?: number; input: unknown; output?: unknown; error?: string; cause?: string;
  trace?: string; mapRunArn?: string; stateName?: string; redriveCount: number; redriven?: number; redrivable: boolean;
};
export type Waiting = { state: string; token: string; visit: number; since?: number; forWorker: boolean };
export type RunCounts = { total: number; running: number; succeeded: number; failed: number; aborted: number };
export type MapRun = { arn: string; status: string; started: number; stopped?: number; items: RunCounts; executions: RunCounts };
export type Row = [previous: number, time: number, type: number, state: number, visit: number, outer?: number, number?: number, text?: string];
export type StateRun = [status: string, entries: number, retries: number, error?: string];
export type ExecutionAnswer = {
  now: number; readOnly: boolean; execution: Execution; waiting: Waiting[]; mapRuns: MapRun[]; states: StateRun[]; rows: Row[];
  machine?: { name: string; definition?: string; comment?: string; states: State[] }; types?: string[];
};
export type HistoryEvent = { id: number; previousEventId: number; timestamp: string; type: string; [details: string]: unknown };

export class Problem extends Error {}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return response.json() as Promise<T>;
  const told = await response.json().catch(() => null) as { message?: string } | null;
  throw new Problem(told?.message ?? `The server answered ${response.status}.`);
}

const address = (path: string, query: Record<string, string | number | undefined>) => {
  const given = Object.entries(query).filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== "");
  return given.length === 0 ? `api/${path}` : `api/${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
};

export async function get<T>(path: string, query: Record<string, string | number | undefined> = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(address(path, query), { signal }));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return answer<T>(await fetch(`api/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }));
}

/** A picture as a document: what makes markup of texts is forbidden on this page. */
export function getPicture(path: string, query: Record<string, string>, signal: AbortSignal): Promise<SVGSVGElement> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address(path, query));
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.onload = () => {
      const svg = request.responseXML?.documentElement;
      if (request.status === 200 && svg instanceof SVGSVGElement) resolve(svg);
      else reject(new Problem("The picture could not be drawn."));
    };
    request.onerror = () => reject(new Problem("The server does not answer."));
    signal.addEventListener("abort", () => request.abort());
    request.send();
  });
}

export const pictureAddress = (name: string) => address("picture", { name });
export const historyAddress = (arn: string) => address("execution/history", { arn });

/** Calls back at once and whenever something has changed; tells whether the stream stands. */
export function useLive(arn: string | undefined, onChange: () => void): boolean {
  const [isLive, setLive] = useState(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const source = new EventSource(address("live", { arn }));
    source.addEventListener("ready", () => {
      setLive(true);
      latest.current();
    });
    source.addEventListener("changed", () => latest.current());
    source.onerror = () => setLive(false);
    return () => source.close();
  }, [arn]);
  return isLive;
}

/** Runs one at a time; what is asked for meanwhile runs once more afterwards. */
export function useOneAtATime(work: (signal: AbortSignal) => Promise<void>, onProblem: (problem: string | null) => void, key: unknown): () => void {
  const state = useRef({ isRunning: false, isAskedFor: false, controller: new AbortController() });
  const latest = useRef(work);
  latest.current = work;
  // Before whatever asks for the first run: that does not wait until something has been painted.
  useLayoutEffect(() => {
    const own = state.current = { isRunning: false, isAskedFor: false, controller: new AbortController() };
    return () => own.controller.abort();
  }, [key]);
  return useRef(() => {
    const own = state.current;
    if (own.isRunning) {
      own.isAskedFor = true;
      return;
    }

    own.isRunning = true;
    const run = async (): Promise<void> => {
      try {
        do {
          own.isAskedFor = false;
          await latest.current(own.controller.signal);
          onProblem(null);
        } while (own.isAskedFor && !own.controller.signal.aborted);
      } catch (error) {
        if (!own.controller.signal.aborted) onProblem(error instanceof Problem ? error.message : "The server does not answer.");
      } finally {
        own.isRunning = false;
      }
    };
    void run();
  }).current;
}
