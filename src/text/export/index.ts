import type { Catalogue } from "../catalogue.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

export const exportText = { en, zh } satisfies Catalogue<typeof en>;
