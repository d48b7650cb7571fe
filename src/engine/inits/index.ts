import { constant } from "./constant.ts";
import { linearDefault } from "./default.ts";
import { identity } from "./identity.ts";
import type { Init } from "./init.ts";
import { kaiming_normal } from "./kaiming_normal.ts";
import { kaiming_uniform } from "./kaiming_uniform.ts";
import { normal } from "./normal.ts";
import { orthogonal } from "./orthogonal.ts";
import { scaled_normal } from "./scaled_normal.ts";
import { uniform } from "./uniform.ts";
import { xavier_normal } from "./xavier_normal.ts";
import { xavier_uniform } from "./xavier_uniform.ts";
import { zeros } from "./zeros.ts";

/** Every scheme that the weights may be drawn by. */
export const inits = {
  default: linearDefault,
  xavier_uniform,
  xavier_normal,
  kaiming_uniform,
  kaiming_normal,
  normal,
  scaled_normal,
  uniform,
  orthogonal,
  identity,
  zeros,
  constant,
} as const satisfies Record<string, Init>;

export type InitScheme = keyof typeof inits;
