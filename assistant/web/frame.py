"""What every page needs: page settings, the Dutch language mark, styles, and the assistant shared by all visitors."""

import threading

import streamlit as st

from assistant.ask import Assistant
from vectorstore.errors import DtzError
from vectorstore.index import POINTER, open_index
from vectorstore.settings import index_folder

_LANGUAGE = """
<script>
  document.documentElement.lang = "nl";
  const names = {"Send message": "Vraag versturen", "Scroll to bottom": "Naar beneden", "file upload": "Bestand kiezen"};
  const rename = () => {
    document.querySelectorAll("[aria-label]").forEach(element => {
      const dutch = names[element.getAttribute("aria-label")];
      if (dutch) element.setAttribute("aria-label", dutch);
    });
    document.querySelectorAll('[data-testid="stFileUploader"] p, [data-testid="stFileUploader"] span').forEach(element => {
      const limit = element.children.length ? null : element.textContent.match(/^(\\d+)MB per file/);
      const dutch = limit ? "hoogstens " + limit[1] + " MB" : element.textContent === "Upload" ? "Bestand kiezen" : "";
      if (dutch && !element.children.length) element.childNodes.forEach((node, at) => { node.nodeValue = at ? "" : dutch; });
    });
  };
  rename();
  new MutationObserver(rename).observe(document.body, {childList: true, subtree: true});
</script>
"""
_SCROLL = """
<script>
  /* TURNS */
  for (const wait of [150, 500, 900]) setTimeout(() => {
    const messages = document.querySelectorAll('[data-testid="stChatMessage"]');
    const question = messages[messages.length - 2];
    if (question) question.scrollIntoView({block: "start"});
  }, wait);
</script>
"""
_STYLE = """
<style>
  [data-testid="stMarkdownContainer"] blockquote, [data-testid="stMarkdownContainer"] blockquote * { color: inherit; opacity: 1; }
  mark { background: #ffe08a; color: #1b1f23; padding: 0 .15em; border-radius: .2em; }
  .dtz-place { font-weight: 600; margin: .2rem 0; }
  .dtz-context { border-left: .25rem solid #0b5c8a; padding: .1rem 0 .1rem .8rem; margin: 0 0 1rem; line-height: 1.55; }
  .dtz-row { border-collapse: collapse; font-size: .9rem; margin-bottom: 1rem; }
  .dtz-row caption { text-align: left; font-weight: 600; padding: .2rem 0; caption-side: top; color: inherit; }
  .dtz-row th, .dtz-row td { border-bottom: 1px solid #8a949e; padding: .2rem .8rem .2rem 0; text-align: left; }
  .dtz-row th { font-weight: 400; }
  [data-testid="stMainBlockContainer"] { padding-top: 4rem; }
</style>
"""


def open_page(title: str) -> None:
    """Settings of a page; call it first."""
    st.set_page_config(page_title=title, page_icon="📊", layout="centered")
    st.html(_STYLE)
    st.html(_LANGUAGE, unsafe_allow_javascript=True)


def show_last_question(turns: int) -> None:
    """Scroll to the newest question, so that its answer is seen from the top; `turns` makes each script a new one."""
    st.html(_SCROLL.replace("TURNS", str(turns)), unsafe_allow_javascript=True)


def shared_assistant() -> Assistant:
    """The assistant on the index in use; a new index is taken up at the next question. Stops the page without one."""
    root = index_folder()
    try:
        return _assistant(str(root), (root / POINTER).read_text() if (root / POINTER).is_file() else "")
    except DtzError as problem:
        st.error(str(problem))
        st.stop()


@st.cache_resource(show_spinner=False, max_entries=2)
def _assistant(root: str, build: str) -> Assistant:  # noqa: ARG001  # the build is part of the cache key
    from pathlib import Path

    assistant = Assistant(open_index(Path(root)))
    threading.Thread(target=assistant.warm_up, daemon=True).start()
    return assistant
