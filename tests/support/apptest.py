"""A page opened without a browser."""

import json

from streamlit.testing.v1 import AppTest


def opened(page, **asked):
    """A new visitor who opens a page by a link."""
    app = AppTest.from_file("../../ui/shell.py", default_timeout=60)
    app.query_params.update(asked)
    # The tester can only walk to a page other than the first.
    return (app if page == "start" else walked(app, page)).run()


def walked(app, page):
    return app.switch_page(f"../pages/{page}.py")


def asked(app, query):
    """The page after somebody has opened another link in the same tab."""
    app.query_params.clear()
    app.query_params.update(query)
    return app.run()


def headline(app):
    return app.title[0].value


def copied(app):
    """The addresses that one press on the page would copy."""
    found = [each.proto for each in app.get("bidi_component")]
    return [
        json.loads(each.json)["link"]
        for each in found
        if each.component_name == "zila.copy_link"
    ]
