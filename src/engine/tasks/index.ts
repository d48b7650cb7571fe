import { adding } from "./adding.ts";
import { circles } from "./circles.ts";
import { echo } from "./echo.ts";
import { randn } from "./randn.ts";
import { sequence_sine } from "./sequence_sine.ts";
import { sine } from "./sine.ts";
import type { TaskName } from "./sizes.ts";
import { spirals } from "./spirals.ts";
import type { TaskEntry } from "./task.ts";
import { teacher } from "./teacher.ts";
import { temporal_order } from "./temporal_order.ts";

/** Every source of data. */
export const tasks = {
  randn,
  teacher,
  sine,
  spirals,
  circles,
  adding,
  temporal_order,
  echo,
  sequence_sine,
} as const satisfies Record<TaskName, TaskEntry>;
