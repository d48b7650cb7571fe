import "./fonts.css";
import "./tokens.css";
import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "../views/App.tsx";
import { applySettings } from "./applySettings.ts";
import { keepOffline } from "./keepOffline.ts";
import { keepTitle } from "./keepTitle.ts";
import { joinLms } from "./lms/joinLms.ts";

/** Shows the page; the words of the reader's language have to be loaded. */
export function showPage(): void {
  applySettings();
  keepTitle();
  joinLms();
  keepOffline();
  const element = document.getElementById("app");
  if (!element) throw new Error("The page has no element #app to show the app in.");
  createRoot(element).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
