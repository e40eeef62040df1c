// Sets a remembered theme before anything is drawn. A page opened as a file may be refused the storage.
"use strict";
try {
  const remembered = localStorage.getItem("steer-report-theme");
  if (remembered === "light" || remembered === "dark") document.documentElement.dataset.theme = remembered;
} catch { /* the system's theme holds */ }
