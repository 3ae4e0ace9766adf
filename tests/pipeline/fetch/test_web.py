from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.fetch import Downloader, Limits
from schemas.errors import InputError

NOW = datetime(2026, 2, 4, 9, tzinfo=UTC)
BODY = "<html><p>кітапхана</p></html>".encode()


class Site(BaseHTTPRequestHandler):
    """A news site with every fault that a site can have."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        handler = getattr(self, "page_" + self.path.strip("/").replace("-", "_"))
        handler()

    def log_message(self, *args: object) -> None:
        pass

    def answer(self, status: int, body: bytes = BODY, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def page_good(self) -> None:
        self.answer(200)

    def page_untyped(self) -> None:
        self.answer(200, Content_Type="")

    def page_agent(self) -> None:
        self.answer(200, self.headers["User-Agent"].encode())

    def page_gone(self) -> None:
        self.answer(410)

    def page_broken(self) -> None:
        self.answer(503)

    def page_picture(self) -> None:
        self.answer(200, b"\x89PNG", Content_Type="image/png")

    def page_moved(self) -> None:
        self.answer(301, b"", Location="/good")

    def page_round(self) -> None:
        self.answer(302, b"", Location="/round")

    def page_big(self) -> None:
        self.answer(200, b"x" * 5000)

    def page_bomb(self) -> None:
        self.answer(200, gzip.compress(b"x" * 1_000_000), Content_Encoding="gzip")

    def page_silent(self) -> None:
        self.server.release.wait(30)  # type: ignore[attr-defined]
        self.close_connection = True

    def page_halting(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"<p>")
        self.wfile.flush()
        self.server.release.wait(30)  # type: ignore[attr-defined]
        self.close_connection = True

    def page_torn(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"<p>")
        self.close_connection = True


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.release = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.release.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Downloader]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Downloader(
        "tizilim-test/1 (desk@example.kz)", Limits(connect=5, read=0.5, total=30, max_bytes=2000)
    ) as opened:
        yield opened


def refusal(web: Downloader, url: str) -> InputError:
    with pytest.raises(InputError) as caught:
        web.get(url, now=NOW)
    assert caught.value.where == url
    return caught.value


def test_page_comes_with_all_that_is_known_of_it(site: str, web: Downloader):
    page = web.get(f"{site}/good", now=NOW)
    assert (page.address, page.url, page.data) == (f"{site}/good", f"{site}/good", BODY)
    assert (page.content_type, page.fetched_at, page.source) == ("text/html; charset=utf-8", NOW, "web")


def test_redirect_is_followed_and_both_addresses_are_known(site: str, web: Downloader):
    page = web.get(f"{site}/moved", now=NOW)
    assert (page.address, page.url) == (f"{site}/moved", f"{site}/good")


def test_we_say_who_we_are(site: str, web: Downloader):
    assert web.get(f"{site}/agent", now=NOW).data == b"tizilim-test/1 (desk@example.kz)"


def test_a_page_without_a_type_is_taken(site: str, web: Downloader):
    assert web.get(f"{site}/untyped", now=NOW).content_type is None


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("gone", "http-4xx"),
        ("broken", "http-5xx"),
        ("picture", "not-html"),
        ("round", "redirects"),
        ("big", "too-large"),
        ("bomb", "too-large"),
        ("silent", "timeout"),
        ("halting", "timeout"),
        ("torn", "connection"),
    ],
)
def test_failure_has_the_name_of_its_reason(site: str, web: Downloader, path: str, code: str):
    assert refusal(web, f"{site}/{path}").code == code


def test_status_is_in_the_message(site: str, web: Downloader):
    assert "410" in str(refusal(web, f"{site}/gone"))


def test_closed_port_is_refused(web: Downloader):
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        assert refusal(web, f"http://127.0.0.1:{port}/").code == "refused"


def test_unknown_host_is_a_dns_failure(web: Downloader):
    # .invalid is reserved: no resolver may know it (RFC 2606).
    assert refusal(web, "http://kitaphana.invalid/").code == "dns"


def test_plain_server_on_https_is_a_tls_failure(site: str, web: Downloader):
    assert refusal(web, site.replace("http:", "https:") + "/good").code == "tls"


@pytest.mark.parametrize("url", ["http://", "http://[::1", "gopher://example.kz/"])
def test_what_is_no_web_address_is_named_so(web: Downloader, url: str):
    assert refusal(web, url).code == "bad-url"
