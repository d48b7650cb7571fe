import { describe, expect, it } from "vitest";
import { placeLabels } from "../../../src/views/lab/markLabels.ts";

describe("labels of the scrubber's marks", () => {
  it.each([
    [
      "stand to the right of their marks",
      [
        [0, 80],
        [300, 100],
      ],
      ["after", "after"],
    ],
    [
      "go to the left at the right end",
      [
        [0, 80],
        [580, 100],
      ],
      ["after", "before"],
    ],
    [
      "go to the left where the next one stands near",
      [
        [0, 80],
        [290, 100],
        [300, 100],
      ],
      ["after", "before", "after"],
    ],
    [
      "are hidden where they would cover an earlier one",
      [
        [0, 80],
        [100, 100],
        [110, 100],
      ],
      ["after", "after", "none"],
    ],
    [
      "of marks at one place, the later one's is hidden",
      [
        [300, 100],
        [300, 100],
      ],
      ["after", "none"],
    ],
    ["no mark, no label", [], []],
  ])("%s", (_, marks, expected) => {
    expect(
      placeLabels(
        marks.map(([at = 0, width = 0]) => ({ at, width })),
        600,
      ),
    ).toEqual(expected);
  });

  it("of the mark that matters most is shown, whichever stands before it", () => {
    const marks = [
      { at: 0, width: 80 },
      { at: 82, width: 100 },
      { at: 90, width: 100 },
    ];
    expect(placeLabels(marks, 600)).toEqual(["after", "none", "after"]);
    const near = [
      { at: 0, width: 80 },
      { at: 95, width: 100 },
      { at: 105, width: 90 },
    ];
    expect(placeLabels(near, 220)).toEqual(["after", "after", "none"]);
    expect(placeLabels(near, 220, 2)).toEqual(["after", "none", "after"]);
  });
});
