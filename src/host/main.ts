import { ExplodingGradients } from "./element.ts";
import { obeyHeights } from "./heights.ts";

/**
 * embed.js: what a page that shows the Lab in frames may load. It gives every frame the height that its content asks
 * for, and defines <exploding-gradients>, which makes such a frame of its attributes.
 */
obeyHeights();
if (!customElements.get("exploding-gradients")) customElements.define("exploding-gradients", ExplodingGradients);
