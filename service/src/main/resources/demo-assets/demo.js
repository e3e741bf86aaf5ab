// SPDX-License-Identifier: Apache-2.0
// The page works without this file; it adds the buttons that copy, and tells the service what became of a card.
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
  const offerTelling = root => root.querySelectorAll(".local").forEach(line => {
    line.querySelector(".untold").hidden = true;
    line.querySelector(".told").hidden = false;
  });
  const offer = root => { offerCopying(root); offerTelling(root); };
  offer(document);
  document.addEventListener("htmx:afterSettle", event => offer(event.target));

  // Feedback as CDS Hooks has it: the reason why a card was set aside, or the suggestions that were taken.
  const outcomeOf = card => {
    const reason = card.querySelector("input.reason[data-code]:checked");
    if (reason) {
      const {code, system, display} = reason.dataset;
      return {outcome: "overridden", overrideReason: {reason: {code, system, display}}};
    }
    const taken = [...card.querySelectorAll(".suggestions input:checked")].map(box => ({id: box.dataset.suggestion}));
    return taken.length > 0 ? {outcome: "accepted", acceptedSuggestions: taken} : null;
  };
  document.addEventListener("change", async event => {
    const card = event.target.closest("article.card");
    if (!card || event.target.matches(".unfold")) return;
    const outcome = outcomeOf(card);
    if (!outcome) return;
    const said = document.querySelector(".local [role=status]");
    const feedback = [{card: card.dataset.card, ...outcome, outcomeTimestamp: new Date().toISOString()}];
    try {
      const answer = await fetch(card.dataset.feedback,
        {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({feedback})});
      said.textContent = answer.ok ? "Told." : "The service could not keep that.";
    } catch {
      said.textContent = "The service does not answer.";
    }
  });
})();
