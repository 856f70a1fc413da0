// What Streamlit does not do itself: the language of the page, Dutch names for its own controls, copying, and where to look.
(() => {
  document.documentElement.lang = "nl";
  if (window.dtzReady) return;
  window.dtzReady = true;

  // Each question changes the address; going back should leave the page, not undo the address alone.
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const stays = url && new URL(url, location.href).pathname === location.pathname;
    return stays ? history.replaceState(state, title, url) : push(state, title, url);
  };

  const NAMES = {
    "Send message": "Vraag versturen", "Scroll to bottom": "Naar beneden", "file upload": "Bestand kiezen",
    "Open sidebar": "Menu openen", "Close sidebar": "Menu sluiten", "Expand sidebar": "Menu openen",
    "Collapse sidebar": "Menu sluiten", "Main menu": "Menu", "Clear value": "Wissen", "Close": "Sluiten",
    "Chat message from user": "Uw vraag", "Chat message from assistant": "Antwoord", "Copy to clipboard": "Kopiëren",
    "App pages": "Pagina's", "Sidebar": "Menu", "Link to heading": "Link naar deze kop", "Open": "Kiezen",
    "Clear all": "Alles wissen", "Show password": "Code tonen", "Hide password": "Code verbergen", "Add files": "Ander bestand kiezen", "Dismiss": "Sluiten", "Selected values": "Gekozen", "Increment": "Hoger", "Decrement": "Lager",
  };
  const STARTS = [
    ["Help for ", "Uitleg bij "], ["Show data: ", "Toon de cijfers: "], ["Download as PNG: ", "Bewaar als plaatje: "],
    ["Copy Vega-Lite spec: ", "Kopieer de opzet: "], ["Fullscreen", "Volledig scherm"], ["Remove ", "Verwijder "],
  ];
  const inDutch = text => {
    const start = STARTS.find(([english]) => text?.startsWith(english));
    return NAMES[text] || (start && start[1] + text.slice(start[0].length));
  };
  const TEXTS = [
    [/^(\d+)MB per file.*/, "hoogstens $1 MB"], [/^Error: .* not allowed\.$/, "Dit soort bestand kan niet; kies een PDF, een Word-bestand (.docx) of tekst (.txt of .md)."],
    [/^Error: File must be (\d+)(?:\.0)?MB or smaller\.$/, "Dit bestand is te groot; het mag hoogstens $1 MB zijn."], [/^add icon$/, ""],
    [/^Upload$/, "Bestand kiezen"], [/^Press Enter to (submit|apply).*/, ""],
    [/^Press Ctrl\+Enter to (submit|apply).*/, ""], [/^Running\.\.\.$/, "Bezig …"], [/^(\d+)\/(\d+)$/, "$1 van $2"],
    [/^Page not found$/, "Deze pagina bestaat niet"],
    [/^You have requested page .*/, "U ziet de beginpagina."], [/^The page that you have requested .*/, "U ziet de beginpagina."],
    [/^Skip to main content$/, "Naar de inhoud"], [/^No results$/, "Niets gevonden"], [/^Select all$/, "Alles kiezen"], [/^Select (\d+) matches$/, "Deze $1 kiezen"], [/^Choose options?$/, "Kies"], [/^(\d+) more$/, "nog $1"],
  ];

  const dutch = root => {
    document.documentElement.lang = "nl";
    const background = getComputedStyle(document.querySelector(".stApp") || document.body).backgroundColor;
    const [r, g, b] = (background.match(/\d+/g) || [255, 255, 255]).map(Number);
    document.documentElement.dataset.dtzTheme = r + g + b < 384 ? "dark" : "light";
    root.querySelectorAll("[aria-label], [title]").forEach(element => {
      for (const name of ["aria-label", "title"]) {
        const translated = inDutch(element.getAttribute(name));
        if (translated) element.setAttribute(name, translated);
      }
    });
    root.querySelectorAll('[data-testid="stFileUploader"] *, [data-testid="InputInstructions"], [data-testid="InputInstructions"] *, [data-testid="stSkipToContent"], [role="dialog"] *, [role="listbox"] *')
      .forEach(element => {
        if (element.children.length) return;
        for (const [english, translated] of TEXTS) {
          if (!english.test(element.textContent)) continue;
          const text = element.textContent.replace(english, translated);
          element.childNodes.forEach((node, at) => { node.nodeValue = at ? "" : text; });
        }
      });
    // Streamlit's page links are a list item inside a link, and its main part has no name: mend what readers stumble over.
    root.querySelectorAll('[data-testid^="stChatMessageAvatar"], [data-testid="stIconMaterial"]')
      .forEach(element => element.setAttribute("aria-hidden", "true"));
  };

  const say = text => {
    const live = document.getElementById("dtz-live") || document.body.appendChild(Object.assign(
      document.createElement("div"), {id: "dtz-live", className: "dtz-only-read"}));
    live.setAttribute("role", "status");
    live.textContent = text;
  };

  const copy = async button => {
    const text = document.getElementById(button.dataset.dtzCopy).textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // without https, browsers only copy what is selected
      const area = Object.assign(document.createElement("textarea"), {value: text});
      document.body.appendChild(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    button.dataset.dtzLabel ??= button.textContent;
    button.textContent = "Gekopieerd";
    say("Gekopieerd");
    setTimeout(() => { button.textContent = button.dataset.dtzLabel; }, 2000);
  };
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-dtz-copy]");
    if (button) copy(button);
    const jump = event.target.closest('a[href^="#dtz-"]');
    const target = jump && document.getElementById(jump.getAttribute("href").slice(1));
    if (target) {
      event.preventDefault();
      target.scrollIntoView({block: "start"});
      target.setAttribute("tabindex", "-1");
      target.focus({preventScroll: true});
    }
  });

  // Answers grow while they are drawn: what should be seen is brought back into view until the page is at rest, or until the
  // visitor scrolls.
  let shown = "", spoken = "", settling = 0;
  const settle = (show, isRight) => {
    clearInterval(settling);
    const until = Date.now() + 4000;
    show();
    settling = setInterval(() => {
      if (Date.now() > until) clearInterval(settling);
      else if (!isRight()) show();
    }, 100);
  };
  for (const kind of ["wheel", "touchstart", "keydown", "mousedown"]) {
    document.addEventListener(kind, () => clearInterval(settling), {capture: true, passive: true});
  }
  const top = element => element.getBoundingClientRect().top;
  const look = () => {
    const turns = document.querySelectorAll(".dtz-turn");
    const last = turns[turns.length - 1];
    if (last && last.id !== shown) {
      shown = last.id;
      const message = last.closest('[data-testid="stChatMessage"]');
      if (message) settle(() => message.scrollIntoView({block: "start"}), () => top(message) > 0 && top(message) < 120);
    }
    const answers = document.querySelectorAll(".dtz-answer");
    const told = answers[answers.length - 1];
    if (told && told.id !== spoken) {
      spoken = told.id;
      say(told.textContent.slice(0, 250));
    }
    const outcome = document.querySelector(".dtz-outcome[data-dtz-goal]");
    if (outcome && shown !== outcome.dataset.dtzGoal) {
      shown = outcome.dataset.dtzGoal;
      say(outcome.textContent);
      settle(() => outcome.scrollIntoView({block: "start"}), () => top(outcome) > 60 && top(outcome) < 200);
    }
    const mark = document.querySelector(".dtz-report mark[data-dtz-goal]");
    if (mark && shown !== mark.dataset.dtzGoal) {
      shown = mark.dataset.dtzGoal;
      const show = () => {
        mark.scrollIntoView({block: "center", inline: "center"});
        mark.closest(".dtz-scroll")?.scrollIntoView({block: "nearest"});  // so that the headings of its columns are in sight
      };
      settle(show, () => top(mark) > 60 && top(mark) < innerHeight - 60);
    }
  };
  let waiting = false;
  const update = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; dutch(document); look(); });
  };
  update();
  new MutationObserver(update).observe(document.body, {childList: true, subtree: true, attributes: true,
                                                       attributeFilter: ["aria-label", "class"]});
})();
