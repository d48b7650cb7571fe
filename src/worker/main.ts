import { openLaboratory } from "./openLaboratory.ts";

openLaboratory(self);
