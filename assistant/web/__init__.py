"""The pages of the web app; the only files that know Streamlit."""
