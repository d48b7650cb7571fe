// Installs the packages of package-lock.json where they are missing or out of date.
import { ensureDependencies } from "./setup.mjs";

ensureDependencies();
