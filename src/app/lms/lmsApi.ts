/**
 * What a learning platform of SCORM 1.2 offers (ADL, SCORM 1.2 Run-Time Environment, section 3.3): strings in and out. Some answer with
 * booleans all the same.
 */
export interface LmsApi {
  LMSInitialize(nothing: ""): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(nothing: ""): string;
  LMSFinish(nothing: ""): string;
}

interface Place {
  /** Other pages may have something else of this name. */
  readonly API?: LmsApi;
  readonly parent: Place;
  readonly opener: Place | null;
}

/** Frames of other sites are not looked into; nor is a chain of more frames than any platform has. */
const MOST_FRAMES = 12;

function apiAbove(start: Place | null): LmsApi | null {
  try {
    let place = start;
    for (let depth = 0; place !== null && depth < MOST_FRAMES; depth++) {
      if (typeof place.API?.LMSInitialize === "function") return place.API;
      place = place.parent === place ? null : place.parent;
    }
  } catch {
    // A frame of another site.
  }
  return null;
}

function openerOf(place: Place): Place | null {
  try {
    return place.opener;
  } catch {
    return null;
  }
}

/** The platform's object, in a frame around the page or around the page that opened it; null where there is none. */
export function lmsApi(place: Place): LmsApi | null {
  return apiAbove(place) ?? apiAbove(openerOf(place)) ?? apiAbove(place.parent && openerOf(place.parent));
}
