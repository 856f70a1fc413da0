"""The web app's door: st.navigation over its pages."""

import streamlit as st

from assistant.web.chat import chat_page
from assistant.web.evaluation import evaluation_page

st.navigation(
    [
        st.Page(chat_page, title="Vraag het rapport", icon=":material/chat:", url_path="vraag", default=True),
        st.Page(evaluation_page, title="Evaluatie", icon=":material/fact_check:", url_path="evaluatie"),
    ],
    position="top",
).run()
