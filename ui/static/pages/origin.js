// Streamlit's page reads this first: its server is where the page itself came from.
window.__streamlit = { BACKEND_BASE_URL: location.origin };
