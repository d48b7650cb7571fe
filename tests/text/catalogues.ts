import { cliffText } from "../../src/text/cliff/index.ts";
import { clippingText } from "../../src/text/clipping/index.ts";
import { codeText } from "../../src/text/code/index.ts";
import { layerText } from "../../src/text/layer/index.ts";
import { lensText } from "../../src/text/lens/index.ts";
import { mapText } from "../../src/text/map/index.ts";
import { pictureText } from "../../src/text/picture/index.ts";
import { recurrentText } from "../../src/text/recurrent/index.ts";
import { remediesText } from "../../src/text/remedies/index.ts";
import { storyText } from "../../src/text/story/index.ts";

/** The words that are loaded with a part of the page, by the name of their folder. */
export const catalogues = {
  cliff: cliffText,
  clipping: clippingText,
  code: codeText,
  layer: layerText,
  lens: lensText,
  map: mapText,
  picture: pictureText,
  recurrent: recurrentText,
  remedies: remediesText,
  story: storyText,
};
