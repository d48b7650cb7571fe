import { cliffText } from "../../src/text/cliff/index.ts";
import { clippingText } from "../../src/text/clipping/index.ts";
import { codeText } from "../../src/text/code/index.ts";
import { embedText } from "../../src/text/embed/index.ts";
import { exportText } from "../../src/text/export/index.ts";
import { layerText } from "../../src/text/layer/index.ts";
import { causes } from "../../src/text/learn/causes.ts";
import { cliff } from "../../src/text/learn/cliff.ts";
import { code } from "../../src/text/learn/code.ts";
import { learnText } from "../../src/text/learn/index.ts";
import { quiz } from "../../src/text/learn/quiz.ts";
import { remedies } from "../../src/text/learn/remedies.ts";
import { see } from "../../src/text/learn/see.ts";
import { time } from "../../src/text/learn/time.ts";
import { what } from "../../src/text/learn/what.ts";
import { why } from "../../src/text/learn/why.ts";
import { lensText } from "../../src/text/lens/index.ts";
import { mapText } from "../../src/text/map/index.ts";
import { pictureText } from "../../src/text/picture/index.ts";
import { presentText } from "../../src/text/present/index.ts";
import { recurrentText } from "../../src/text/recurrent/index.ts";
import { remediesText } from "../../src/text/remedies/index.ts";
import { storyText } from "../../src/text/story/index.ts";

/** The words that are loaded with a part of the page, by the name of their folder. */
export const catalogues = {
  cliff: cliffText,
  clipping: clippingText,
  code: codeText,
  embed: embedText,
  export: exportText,
  layer: layerText,
  learn: learnText,
  learnWhat: what,
  learnSee: see,
  learnWhy: why,
  learnCauses: causes,
  learnTime: time,
  learnQuiz: quiz,
  learnCode: code,
  learnCliff: cliff,
  learnRemedies: remedies,
  lens: lensText,
  map: mapText,
  picture: pictureText,
  present: presentText,
  recurrent: recurrentText,
  remedies: remediesText,
  story: storyText,
};
