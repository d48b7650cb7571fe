import { randn } from "./randn.ts";
import { sine } from "./sine.ts";
import type { TaskEntry } from "./task.ts";
import { teacher } from "./teacher.ts";

/** Every source of data. */
export const tasks = { randn, teacher, sine } as const satisfies Record<string, TaskEntry>;

export type TaskName = keyof typeof tasks;
