// Folds the rows of a history into visits of states: when each began and ended, its attempts, its iterations. Rows are added as they come.
import type { ExecutionAnswer, Execution, MapRun, Row, State, StateRun, Waiting } from "./api";

export type VisitStatus = "running" | "done" | "caught" | "failed" | "stopped";
export type Attempt = { start: number; end?: number; failed: boolean; error?: string };
export type Iteration = { index: number; start: number; end?: number; status: VisitStatus };
export type Visit = {
  id: number; state: number; start: number; end?: number; status: VisitStatus; outer: number; number: number; depth: number;
  attempts: Attempt[]; exit?: number; error?: string; length?: number; iterations?: Map<number, Iteration>; endedWithExecution?: boolean;
};

/** What the fold does with a type of event: asked once for each type, and not for each event. */
type Kind = "execution" | "entered" | "exited" | "aborted" | "scheduled" | "succeeded" | "iteration" | "failed" | "map" | "run" | "parallel" | "";

function kindOf(type: string): Kind {
  if (type.startsWith("Execution")) return "execution";
  if (type.endsWith("StateEntered")) return "entered";
  if (type.endsWith("StateExited")) return "exited";
  if (type.endsWith("StateAborted")) return "aborted";
  if (/^(Task|LambdaFunction|Activity)Scheduled$/.test(type)) return "scheduled";
  if (/^(Task|LambdaFunction|Activity)Succeeded$/.test(type)) return "succeeded";
  if (type.startsWith("MapIteration")) return "iteration";
  if (/(Failed|TimedOut)$/.test(type)) return "failed";
  if (type === "MapRunStarted") return "run";
  return type === "MapStateStarted" ? "map" : type === "ParallelStateStarted" ? "parallel" : "";
}

export class Story {
  execution!: Execution;
  waiting: Waiting[] = [];
  mapRuns: MapRun[] = [];
  stateRuns: StateRun[] = [];
  rows: Row[] = [];
  visits: Visit[] = [];
  byId = new Map<number, Visit>();
  states: State[] = [];
  types: string[] = [];
  private kinds: Kind[] = [];
  machineName = "";
  definition?: string;
  comment?: string;
  readOnly = true;
  clockLead = 0;
  version = 0;

  /** Adds what the server tells since the last time. */
  add(answer: ExecutionAnswer) {
    this.execution = answer.execution;
    this.waiting = answer.waiting;
    this.mapRuns = answer.mapRuns;
    this.stateRuns = answer.states as unknown as StateRun[];
    this.readOnly = answer.readOnly;
    this.clockLead = answer.now - Date.now();
    if (answer.machine && answer.types) {
      this.states = answer.machine.states;
      this.machineName = answer.machine.name;
      this.definition = answer.machine.definition;
      this.comment = answer.machine.comment;
      this.types = answer.types;
      this.kinds = answer.types.map(kindOf);
    }

    for (const row of answer.rows) {
      this.rows.push(row);
      this.fold(this.rows.length, row);
    }

    this.version++;
  }

  typeOf(id: number) { return this.types[this.rows[id - 1]?.[2] ?? -1] ?? ""; }
  stateName(state: number) { return this.states[state]?.name ?? ""; }

  /** Milliseconds since the start. */
  now() { return this.execution.stopped === undefined ? Date.now() + this.clockLead - this.execution.started : this.execution.stopped - this.execution.started; }
  length() { return Math.max(this.now(), this.rows.at(-1)?.[1] ?? 0, 1); }

  private fold(id: number, row: Row) {
    const [previous, time, typeNumber, state, visitId, outer = 0, number = -1, text] = row;
    const type = this.types[typeNumber] ?? "";
    const kind = this.kinds[typeNumber] ?? "";
    if (kind === "execution") {
      this.foldExecution(type, time, previous, text);
      return;
    }

    if (kind === "entered") {
      const around = this.byId.get(outer);
      const visit: Visit = {
        id, state, start: time, status: type === "FailStateEntered" ? "failed" : "running", outer, number, depth: around ? around.depth + 1 : 0, attempts: [],
      };
      if (type === "FailStateEntered") visit.end = time;
      this.visits.push(visit);
      this.byId.set(id, visit);
      return;
    }

    const visit = this.byId.get(visitId);
    if (!visit) return;
    if (kind === "exited") {
      visit.end = time;
      visit.exit = id;
      visit.status = this.kinds[this.rows[previous - 1]?.[2] ?? -1] === "failed" ? "caught" : "done";
      this.endAttempt(visit, time, visit.status === "caught", visit.error);
    } else if (kind === "aborted") {
      visit.end = time;
      visit.status = "stopped";
      this.endAttempt(visit, time, true);
    } else if (kind === "scheduled") {
      this.endAttempt(visit, time, true);
      visit.attempts.push({ start: time, failed: false });
    } else if (kind === "succeeded") {
      this.endAttempt(visit, time, false);
    } else if (kind === "iteration") {
      this.foldIteration(visit, type, time, number);
    } else if (kind === "failed") {
      visit.error = text;
      this.endAttempt(visit, time, true, text);
    } else if (kind === "map") {
      visit.length = number;
      visit.iterations = new Map();
      visit.attempts.push({ start: time, failed: false });
    } else if (kind === "run") {
      // Its items are executions of their own.
      visit.iterations = undefined;
    } else if (kind === "parallel") {
      visit.attempts.push({ start: time, failed: false });
    }
  }

  private foldIteration(visit: Visit, type: string, time: number, index: number) {
    visit.iterations ??= new Map();
    if (type === "MapIterationStarted") {
      visit.iterations.set(index, { index, start: time, status: "running" });
      return;
    }

    const iteration = visit.iterations.get(index);
    if (!iteration) return;
    iteration.end = time;
    iteration.status = type === "MapIterationSucceeded" ? "done" : type === "MapIterationFailed" ? "failed" : "stopped";
  }

  private foldExecution(type: string, time: number, previous: number, text?: string) {
    if (type === "ExecutionRedriven") {
      for (const visit of this.visits) {
        if (!visit.endedWithExecution) continue;
        visit.endedWithExecution = false;
        visit.end = undefined;
        visit.status = "running";
      }
    }

    if (!/^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type)) return;
    const failing = new Set<number>();
    if (type !== "ExecutionAborted") for (let id = this.rows[previous - 1]?.[4] ?? 0; id > 0; id = this.byId.get(id)?.outer ?? 0) failing.add(id);
    for (const visit of this.visits) {
      if (visit.end !== undefined) continue;
      visit.end = time;
      visit.endedWithExecution = true;
      visit.status = failing.has(visit.id) ? "failed" : "stopped";
      if (visit.status === "failed") visit.error ??= text;
      this.endAttempt(visit, time, true, text);
      for (const iteration of visit.iterations?.values() ?? []) {
        if (iteration.end !== undefined) continue;
        iteration.end = time;
        iteration.status = "stopped";
      }
    }
  }

  private endAttempt(visit: Visit, time: number, failed: boolean, error?: string) {
    const attempt = visit.attempts.at(-1);
    if (!attempt || attempt.end !== undefined) return;
    attempt.end = time;
    attempt.failed = failed;
    if (error !== undefined) attempt.error = error;
  }
}

export const visitText: Record<VisitStatus, string> = { running: "Running", done: "Succeeded", caught: "Error caught", failed: "Failed", stopped: "Stopped" };
