import "./fonts.css";
import "./tokens.css";
import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Lab } from "../views/lab/Lab.tsx";
import { ViewBoundary } from "../views/ViewBoundary.tsx";
import { applySettings } from "./applySettings.ts";

applySettings();

const element = document.getElementById("app");
if (!element) throw new Error("The page has no element #app to show the app in.");
createRoot(element).render(
  <StrictMode>
    <ViewBoundary>
      <Lab />
    </ViewBoundary>
  </StrictMode>,
);
