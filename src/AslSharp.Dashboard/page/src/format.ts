// Numbers and times as people read them.
import type { Status } from "./api";

export const statusText: Record<Status, string> = { Running: "Running", Succeeded: "Succeeded", Failed: "Failed", TimedOut: "Timed out", Aborted: "Aborted" };
export const statuses = Object.keys(statusText) as Status[];

const numbers = new Intl.NumberFormat("en");
const moments = new Intl.DateTimeFormat("en", { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const clocks = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const days = new Intl.DateTimeFormat("en", { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const number = (value: number) => numbers.format(value);
export const moment = (time: number) => moments.format(time);

export function since(time: number, now: number): string {
  if (now - time < 18 * 3600_000) return clocks.format(time);
  return days.format(time);
}

export function duration(milliseconds: number): string {
  if (milliseconds < 0) return "0 ms";
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** What is wrong with a text as JSON, with its place; null where nothing is. */
export function jsonProblem(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = (error as Error).message;
    const at = /position (\d+)/.exec(message);
    if (!at) return message;
    const before = text.slice(0, Number(at[1])).split("\n");
    return `Line ${before.length}, column ${before.at(-1)!.length + 1}: ${message.replace(/ in JSON at position.*$/s, "")}.`;
  }
}
