"""A scripted phone: it reads the forms of a page and sends them as a browser would."""

import http.client
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form as the page holds it: where it goes, its fields, its choices.

    ``fields`` are hidden inputs, chosen options and what is typed; ``choices`` are
    the values that radio buttons, options and buttons with a name offer.
    """

    action: str
    fields: dict = field(default_factory=dict)
    choices: dict = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self._select = [], None
        self.text = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        if not self.forms:
            return
        form, name = self.forms[-1], given.get("name")
        if tag == "select":
            self._select = name
        elif tag == "option":
            form.choices.setdefault(self._select, []).append(given.get("value"))
        elif name and (tag == "button" or given.get("type") in ("radio", "submit")):
            form.choices.setdefault(name, []).append(given.get("value"))
        elif name and tag in ("input", "textarea"):
            form.fields[name] = given.get("value") or ""

    def handle_data(self, data):
        self.text.append(data)


class Phone:
    """One phone: it keeps its cookies and its connection, and times what it sends.

    ``took`` holds the seconds of each request, ``bytes`` what came back of the last;
    ``script`` says whether it sends forms as the ballot's own script does.
    """

    def __init__(self, host, port, name=""):
        self.host, self.port, self.name = host, port, name
        self.cookies, self.took, self.status = {}, [], 0
        self.page, self.bytes, self.path = "", 0, ""
        self._line, self.script = None, False

    def get(self, path="/vote"):
        """Open a page, following where it leads; return its text."""
        return self._ask("GET", path)

    def send(self, form, **chosen):
        """Send a form with what was chosen; return the page it leads to."""
        return self._ask("POST", form.action, {**form.fields, **chosen})

    def forms(self):
        """Return the forms of the page in hand."""
        reader = _Reader()
        reader.feed(self.page)
        return reader.forms

    def form(self, offering):
        """Return the form that offers a choice or field of this name."""
        for form in self.forms():
            if offering in form.choices or offering in form.fields:
                return form
        raise LookupError(f"no form offers {offering}: {self.text()[:400]}")

    def text(self):
        """Return what a reader sees, roughly, without styles."""
        reader = _Reader()
        reader.feed(re.sub(r"<(style|script).*?</\1>", "", self.page, flags=re.DOTALL))
        return " ".join(" ".join(reader.text).split())

    def _ask(self, method, path, fields=None, hops=0):
        body = _encoded(fields) if fields is not None else None
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://{self.host}:{self.port}"
            headers |= {"X-Zila-Script": "1"} if self.script else {}
        start = time.perf_counter()
        answer, self.page = self._exchange(method, path, body, headers)
        self.took.append(time.perf_counter() - start)
        self.status = answer.status
        self._keep(answer)
        self.path = answer.getheader("Content-Location") or path
        if answer.status in (302, 303) and hops < 5:
            return self._ask("GET", answer.getheader("Location"), hops=hops + 1)
        return self.page

    def _exchange(self, method, path, body, headers):
        for attempt in (1, 2):
            if self._line is None:
                self._line = http.client.HTTPConnection(
                    self.host, self.port, timeout=30
                )
            try:
                self._line.request(method, path, body, headers)
                answer = self._line.getresponse()
                raw = answer.read()
            except (OSError, http.client.HTTPException):
                self.hang_up()
                if attempt == 2:
                    raise
                continue
            self.bytes = len(raw)
            return answer, raw.decode("utf-8", "replace")
        raise AssertionError

    def hang_up(self):
        """Close the connection, as a phone does that lost the wifi."""
        if self._line is not None:
            self._line.close()
        self._line = None

    def _keep(self, answer):
        for name, value in answer.getheaders():
            if name.lower() != "set-cookie":
                continue
            key, _, said = value.split(";")[0].partition("=")
            gone = "max-age=0" in value.lower() or not said
            if gone:
                self.cookies.pop(key, None)
            else:
                self.cookies[key] = said


def _encoded(fields):
    from urllib.parse import urlencode

    return urlencode(fields)
