"""The web app's door: st.navigation over its pages."""

import streamlit as st

from assistant.web.chat import chat_page

st.navigation([st.Page(chat_page, title="Vraag het rapport", url_path="vraag", default=True)]).run()
