// SPDX-License-Identifier: Apache-2.0
// The page works without this file; it only adds the buttons that copy.
(() => {
  const offerCopying = root => root.querySelectorAll("button[data-copy]").forEach(button => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
  });
  offerCopying(document);
  document.addEventListener("htmx:afterSettle", event => offerCopying(event.target));
})();
