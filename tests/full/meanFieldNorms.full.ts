import { normalizedRows } from "./meanFieldRows.ts";
import { testTable } from "./meanFieldTable.ts";

testTable("normalized", normalizedRows);
